package pl.nurt.booking.internal;

import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.internal.rules.CalendarFile;
import pl.nurt.booking.internal.rules.CalendarFile.Entry;
import pl.nurt.booking.internal.rules.CalendarFile.Parties;
import pl.nurt.booking.internal.rules.CalendarFile.Purpose;
import pl.nurt.booking.internal.rules.TimeSpan;

/** Bookings as iCalendar files. */
@Component
public class BookingFiles {
    private final Clock clock;

    BookingFiles(Clock clock) {
        this.clock = clock;
    }

    /**
     * For the person's own calendar, in which every file about the booking is the same entry: the booking, its change, its end. Whoever booked
     * is named by the booking's number, for calendars are shared.
     */
    public byte[] file(OwnBooking booking, Locale language) {
        var entry = entry(booking, language);
        if (booking.state() == BookingState.CANCELLED) {
            return CalendarFile.write(Purpose.CANCEL, entry, parties(booking, language));
        }
        return booking.sequence() == 0
                ? CalendarFile.write(Purpose.PUBLISH, entry, null)
                : CalendarFile.write(Purpose.REQUEST, entry, parties(booking, language));
    }

    private static Parties parties(OwnBooking booking, Locale language) {
        return new Parties(
                booking.calendar().unit().name().in(language),
                CalendarFile.address("terminy"),
                CalendarFile.address(booking.number()));
    }

    private Entry entry(OwnBooking booking, Locale language) {
        var bring = booking.calendar().bring();
        return new Entry(
                CalendarFile.uid(booking.id().value()),
                booking.sequence(),
                clock.instant(),
                new TimeSpan(booking.start(), booking.end()),
                booking.calendar().name().in(language),
                BookingWords.where(booking, language),
                booking.number() + (bring == null ? "" : "\n" + bring.in(language)),
                (int) booking.calendar().reminder().toMinutes());
    }
}
