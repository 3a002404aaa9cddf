/** Bookings of the tool that was used before, taken over once from its file. */
@NullMarked
package pl.nurt.booking.importing;

import org.jspecify.annotations.NullMarked;
