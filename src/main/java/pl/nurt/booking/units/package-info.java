/** The municipal units that share their calendars here, and who keeps which. */
@NullMarked
package pl.nurt.booking.units;

import org.jspecify.annotations.NullMarked;
