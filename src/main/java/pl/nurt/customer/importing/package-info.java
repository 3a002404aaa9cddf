/** The register taken over from an old system: a table is looked through, judged, taken in, and taken back while nothing stands on it. */
@NamedInterface("importing")
@NullMarked
package pl.nurt.customer.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
