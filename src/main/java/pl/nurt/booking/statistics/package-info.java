/** How much the calendars are used, by unit, kind and month. */
@NullMarked
package pl.nurt.booking.statistics;

import org.jspecify.annotations.NullMarked;
