/** How readings are checked and stored, set by set. */
@NullMarked
package pl.nurt.metering.readings.internal;

import org.jspecify.annotations.NullMarked;
