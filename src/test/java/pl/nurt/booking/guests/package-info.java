@NullMarked
package pl.nurt.booking.guests;

import org.jspecify.annotations.NullMarked;
