/** Taking readings in, set by set: look-ups, checks, storing, and the daily use that follows. */
@NullMarked
package pl.nurt.metering.internal.intake;

import org.jspecify.annotations.NullMarked;
