/** The waiting list: who wants a time that is taken, and to whom freed times are offered in turn. */
@NullMarked
package pl.nurt.booking.waiting;

import org.jspecify.annotations.NullMarked;
