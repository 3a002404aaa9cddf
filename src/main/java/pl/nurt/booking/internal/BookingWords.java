package pl.nurt.booking.internal;

import java.util.Locale;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.calendars.Venue;

/** What is said of a booking outside of pages. */
final class BookingWords {
    private BookingWords() {}

    /** Where one meets: the door in the office, or the address at the customer's. */
    static String where(OwnBooking booking, Locale language) {
        var place = booking.place();
        if (booking.calendar().venue() == Venue.AT_CUSTOMER && place != null) {
            return place.fullAddress();
        }
        var unit = booking.calendar().unit();
        var room = booking.calendar().room();
        return unit.address() + (room == null ? "" : ", " + room.in(language));
    }
}
