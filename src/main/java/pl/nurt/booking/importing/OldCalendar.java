package pl.nurt.booking.importing;

import java.util.List;
import pl.nurt.booking.importing.OldBooking.Left;

/** What a file holds: what can be taken over, and what cannot and why. */
public record OldCalendar(List<OldBooking> bookings, List<Left> left) {
    public OldCalendar {
        bookings = List.copyOf(bookings);
        left = List.copyOf(left);
    }
}
