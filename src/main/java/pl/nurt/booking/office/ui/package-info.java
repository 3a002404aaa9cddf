/** The office's pages of the calendars. */
@NullMarked
package pl.nurt.booking.office.ui;

import org.jspecify.annotations.NullMarked;
