/** Orders to bridges, and what became of them. */
@NamedInterface("orders")
@NullMarked
package pl.nurt.telemetry.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
