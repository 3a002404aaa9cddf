/** Words about readings that several pages use. */
@NullMarked
package pl.nurt.metering.readings.ui;

import org.jspecify.annotations.NullMarked;
