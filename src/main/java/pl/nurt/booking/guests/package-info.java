/** Booking without an account: where the calendar lets everybody, by a secret address in place of an account. */
@NullMarked
package pl.nurt.booking.guests;

import org.jspecify.annotations.NullMarked;
