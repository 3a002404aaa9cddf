/** Bookings as the database has them, the messages about them, the work that goes on by itself. */
@NullMarked
package pl.nurt.booking.internal;

import org.jspecify.annotations.NullMarked;
