/** Where the office sees and changes which foreign calendars count. */
@NullMarked
package pl.nurt.booking.busy.ui;

import org.jspecify.annotations.NullMarked;
