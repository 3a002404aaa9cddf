/** The list of people to ring, on a page and on paper. */
@NullMarked
package pl.nurt.booking.calls.ui;

import org.jspecify.annotations.NullMarked;
