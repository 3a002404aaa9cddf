/** How a freed time goes from one who waits to the next. */
@NullMarked
package pl.nurt.booking.internal.waiting;

import org.jspecify.annotations.NullMarked;
