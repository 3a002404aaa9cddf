package pl.nurt.booking.calls;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.internal.calls.CallRepository;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.NotFoundException;

/** The list of people to ring: the booking was called off, and neither an account nor an e-mail address tells them. */
@Service
public class Calls {
    private final CallRepository calls;
    private final Times times;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Calls(CallRepository calls, Times times, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.calls = calls;
        this.times = times;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Those nobody has rung yet, the soonest first. That somebody looked is noted, for names and numbers stand there. */
    @Transactional
    @HasRight(Right.KEEP_BOOKINGS)
    public List<Call> open(Viewer viewer) {
        var open = calls.open(clock.instant(), this::near);
        open.forEach(call -> audit.looked(viewer, BookingDeed.BOOKING_SEEN, BookingDeed.subject(call.booking())));
        return open;
    }

    private List<Instant> near(BookingCalendarId calendar, Instant start) {
        try {
            return times.near(calendar, start, null);
        } catch (NotFoundException notPublished) {
            return List.of();
        }
    }

    /** Somebody has rung; a repeat changes nothing. */
    @Transactional
    @HasRight(Right.KEEP_BOOKINGS)
    public void rung(Viewer viewer, BookingId id) {
        if (calls.rung(id, viewer.account(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            note(viewer, id, null, "RUNG");
        }
    }

    /** It was a mistake: back on the list. */
    @Transactional
    @HasRight(Right.KEEP_BOOKINGS)
    public void notRung(Viewer viewer, BookingId id) {
        if (calls.notRung(id)) {
            note(viewer, id, "RUNG", null);
        }
    }

    private void note(Viewer viewer, BookingId id, @Nullable String before, @Nullable String after) {
        audit.changed(
                viewer,
                BookingDeed.RUNG,
                BookingDeed.subject(id),
                Changes.none().with("rung", before, after));
        events.publishEvent(new CallsChanged());
    }
}
