@NullMarked
package pl.nurt.booking.rounds;

import org.jspecify.annotations.NullMarked;
