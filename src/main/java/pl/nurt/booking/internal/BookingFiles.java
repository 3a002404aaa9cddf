package pl.nurt.booking.internal;

import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.internal.rules.CalendarFile;
import pl.nurt.booking.internal.rules.CalendarFile.Entry;
import pl.nurt.booking.internal.rules.CalendarFile.Purpose;
import pl.nurt.booking.internal.rules.TimeSpan;

/** Bookings as iCalendar files. */
@Component
public class BookingFiles {
    private final Clock clock;

    BookingFiles(Clock clock) {
        this.clock = clock;
    }

    /** For the person's own calendar; without names, for calendars are shared. */
    public byte[] publish(OwnBooking booking, Locale language) {
        return CalendarFile.write(Purpose.PUBLISH, entry(booking, language), null);
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
