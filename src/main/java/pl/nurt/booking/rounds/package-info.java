/** The day of one who receives, stop by stop. */
@NullMarked
package pl.nurt.booking.rounds;

import org.jspecify.annotations.NullMarked;
