/** iCalendar as others write it (RFC 5545): what is busy in a foreign calendar, and nothing else of it. */
@NullMarked
package pl.nurt.booking.internal.ics;

import org.jspecify.annotations.NullMarked;
