/** Bill runs: what is due, what must be looked at first, and the issuing of it. */
@NamedInterface("runs")
@NullMarked
package pl.nurt.billing.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
