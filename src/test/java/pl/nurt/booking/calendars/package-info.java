@NullMarked
package pl.nurt.booking.calendars;

import org.jspecify.annotations.NullMarked;
