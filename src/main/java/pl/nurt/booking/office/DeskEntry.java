package pl.nurt.booking.office;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.CalendarKind;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.calendars.Words;
import pl.nurt.customer.Place;

/**
 * One booking in the office's calendar.
 *
 * @param person who booked; null while the form is still being filled in
 * @param walkIn came without an appointment
 * @param officeNote what staff wrote beside it
 * @param answers to what the calendar asked
 * @param told whether messages reach the person, who has an account or left an e-mail address; else somebody has to ring
 */
public record DeskEntry(
        BookingId id,
        ResourceId receiver,
        Words calendar,
        CalendarKind kind,
        Instant start,
        Instant end,
        BookingState state,
        @Nullable String person,
        @Nullable String phone,
        @Nullable Place place,
        @Nullable CancelReason reason,
        @Nullable String note,
        boolean told,
        boolean walkIn,
        @Nullable String officeNote,
        List<DeskAnswer> answers) {
    public DeskEntry {
        answers = List.copyOf(answers);
    }

    public String number() {
        return "T-%06d".formatted(id.value());
    }

    /** The number and whose it is, for the log of looks. */
    public String named() {
        return person == null ? number() : number() + " " + person;
    }
}
