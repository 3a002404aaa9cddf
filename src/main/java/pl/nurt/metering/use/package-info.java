/** What meters counted: for the resident hour by hour and day by day, for other rooms between two days. */
@NamedInterface("use")
@NullMarked
package pl.nurt.metering.use;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
