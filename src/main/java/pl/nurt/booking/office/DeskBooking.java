package pl.nurt.booking.office;

import java.time.Instant;
import java.util.UUID;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;

/**
 * A booking that staff write down for somebody at the desk or on the phone.
 *
 * @param key made by the page; the same request sent again books nothing twice
 * @param walkIn came without an appointment
 */
public record DeskBooking(
        UUID key,
        BookingCalendarId calendar,
        ResourceId receiver,
        Instant start,
        String person,
        String phone,
        boolean walkIn) {}
