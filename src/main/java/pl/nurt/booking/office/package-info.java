/** What staff see of the calendars, and do in them. */
@NullMarked
package pl.nurt.booking.office;

import org.jspecify.annotations.NullMarked;
