/** Calendars, plans and what occupies them, as the database has them. */
@NullMarked
package pl.nurt.booking.internal.times;

import org.jspecify.annotations.NullMarked;
