/** What bridges say of themselves and of their concentrators. */
@NamedInterface("heartbeats")
@NullMarked
package pl.nurt.telemetry.heartbeats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
