/** Bridges and the concentrators they poll: what there is, how it is, and their keys. */
@NamedInterface("bridges")
@NullMarked
package pl.nurt.telemetry.bridges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
