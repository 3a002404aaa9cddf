/** Bookings in people's own calendar programs, by a secret address. */
@NullMarked
package pl.nurt.booking.feeds;

import org.jspecify.annotations.NullMarked;
