/** Searching a bus, and what is found there. */
@NamedInterface("search")
@NullMarked
package pl.nurt.telemetry.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
