package pl.nurt.booking.importing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.importing.OldBooking.Left;
import pl.nurt.booking.importing.OldBooking.Trouble;
import pl.nurt.booking.internal.ImportWriter;
import pl.nurt.booking.internal.importing.OldFile;
import pl.nurt.booking.units.Units;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.work.HeavyWork;

/**
 * Takes over what is to come from the calendar of another tool: an iCalendar file or a table. Nothing is booked over: what has no room here is
 * said. Nobody is told, for nothing changes for them.
 */
@Service
public class CalendarImport {
    private final ImportWriter writer;
    private final Units units;
    private final Audit audit;
    private final HeavyWork heavyWork;
    private final Clock clock;

    CalendarImport(ImportWriter writer, Units units, Audit audit, HeavyWork heavyWork, Clock clock) {
        this.writer = writer;
        this.units = units;
        this.audit = audit;
        this.heavyWork = heavyWork;
        this.clock = clock;
    }

    /** What the file holds; nothing is taken over yet. @throws UnreadableFileException */
    @HasRight(Right.KEEP_CALENDARS)
    public OldCalendar read(byte[] file) {
        return heavyWork.compute(() -> OldFile.read(file, clock.instant(), CivilTime.ZONE));
    }

    /**
     * Books these for one who receives, each in a transaction of its own. What was taken over before, by whomever, is not booked twice.
     *
     * @return those that were not taken over
     */
    @HasRight(Right.KEEP_CALENDARS)
    public List<Left> take(Viewer viewer, BookingCalendarId calendar, ResourceId receiver, List<OldBooking> bookings) {
        units.demand(viewer, calendar);
        var left = new ArrayList<Left>();
        for (var old : bookings) {
            var trouble = take(viewer, calendar, receiver, old, clock.instant());
            if (trouble != null) {
                left.add(new Left(old.place(), old.person(), trouble));
            }
        }
        audit.changed(
                viewer,
                BookingDeed.IMPORTED,
                BookingDeed.subject(calendar),
                Changes.none()
                        .with("receiver", null, receiver.value())
                        .with("imported", null, bookings.size() - left.size()));
        return left;
    }

    private @Nullable Trouble take(
            Viewer viewer, BookingCalendarId calendar, ResourceId receiver, OldBooking old, Instant now) {
        if (!old.end().isAfter(now)) {
            return Trouble.PAST;
        }
        try {
            return writer.take(viewer, calendar, receiver, old).orElse(null);
        } catch (DataIntegrityViolationException wall) {
            return Trouble.TAKEN;
        }
    }
}
