@NullMarked
package pl.nurt.booking.waiting;

import org.jspecify.annotations.NullMarked;
