/** The pages of the booking calendars. */
@NullMarked
package pl.nurt.booking.ui;

import org.jspecify.annotations.NullMarked;
