/** When those who receive are busy elsewhere, by the calendars of other programs. */
@NullMarked
package pl.nurt.booking.busy;

import org.jspecify.annotations.NullMarked;
