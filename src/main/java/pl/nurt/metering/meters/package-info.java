/** The office's meters: the list, the counts, one meter in full. */
@NamedInterface("meters")
@NullMarked
package pl.nurt.metering.meters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
