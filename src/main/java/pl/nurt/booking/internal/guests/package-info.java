/** What is kept of people who book without an account. */
@NullMarked
package pl.nurt.booking.internal.guests;

import org.jspecify.annotations.NullMarked;
