/** Calendars as data: which unit owns them, who receives in them, under which rules times are given. */
@NullMarked
package pl.nurt.booking.calendars;

import org.jspecify.annotations.NullMarked;
