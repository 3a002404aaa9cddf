/** Readings: taking them in, checking them, keeping them, and the use of days that follows from them. */
@NamedInterface("readings")
@NullMarked
package pl.nurt.metering.readings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
