/** Figures of the calendars, counted by the database. */
@NullMarked
package pl.nurt.booking.internal.statistics;

import org.jspecify.annotations.NullMarked;
