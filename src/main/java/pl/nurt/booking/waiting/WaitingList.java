package pl.nurt.booking.waiting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.WaitingChanged;
import pl.nurt.booking.internal.OfferWriter;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.internal.waiting.WaitingRepository;
import pl.nurt.booking.internal.waiting.WaitingTurns;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;

/**
 * Where residents ask for a time that is taken. A freed time is offered to one at a time, in the order in which they asked, and is that
 * person's until the deadline. Whoever books is taken off the list; whoever declines or does not answer goes on waiting for other times.
 */
@Service
@PreAuthorize("hasRole('RESIDENT')")
public class WaitingList {
    private static final int MOST = 5;

    private final WaitingRepository waiting;
    private final WaitingTurns turns;
    private final OfferWriter writer;
    private final CalendarQuery calendars;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WaitingList(
            WaitingRepository waiting,
            WaitingTurns turns,
            OfferWriter writer,
            CalendarQuery calendars,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.waiting = waiting;
        this.turns = turns;
        this.writer = writer;
        this.calendars = calendars;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Asks for a time of these days, should one become free. The same wish again is the same place on the list. */
    @Transactional
    public WaitingId ask(Viewer viewer, WaitingWish wish) {
        var now = now();
        var calendar = calendars.published(wish.calendar()).orElseThrow(NotFoundException::new);
        var today = CivilTime.dayOf(now);
        var same = waiting.same(viewer.account(), wish);
        if (same.isPresent()) {
            return same.get();
        }
        if (wish.from().isBefore(today)) {
            throw refused("from", "booking.waiting.past");
        }
        if (wish.to().isBefore(wish.from()) || wish.to().isAfter(today.plusDays(calendar.horizonDays()))) {
            throw refused("to", "booking.waiting.days");
        }
        if (waiting.count(viewer.account(), today) >= MOST) {
            throw refused("calendar", "booking.waiting.many");
        }
        var id = waiting.insert(viewer.account(), wish, now);
        audit.changed(
                viewer,
                BookingDeed.WAITING_ASKED,
                BookingDeed.subject(wish.calendar()),
                Changes.none().with("from", null, wish.from()).with("to", null, wish.to()));
        events.publishEvent(WaitingChanged.of(viewer.account()));
        return id;
    }

    /** Waits no longer; a time that is offered on this wish goes to the next one. A repeat changes nothing. */
    @Transactional
    public void leave(Viewer viewer, WaitingId id) {
        var now = now();
        var offered = waiting.offers(viewer.account(), now).stream()
                .filter(offer -> waiting.wish(offer.id()).equals(id))
                .toList();
        if (!waiting.end(viewer.account(), id, now)) {
            return;
        }
        audit.changed(viewer, BookingDeed.WAITING_LEFT, BookingDeed.waiting(id), Changes.none());
        offered.forEach(offer -> turns.declined(offer.id(), offer.booking()));
        events.publishEvent(WaitingChanged.of(viewer.account()));
    }

    /** What the person waits for, the oldest wish first. */
    @Transactional(readOnly = true)
    public List<Waiting> of(Viewer viewer) {
        return waiting.of(viewer.account(), CivilTime.dayOf(clock.instant()));
    }

    /** The times that are kept for the person now. */
    @Transactional(readOnly = true)
    public List<OfferedSlot> offers(Viewer viewer) {
        return waiting.offers(viewer.account(), clock.instant());
    }

    /** @throws NotFoundException when it is somebody else's, was answered, or its time is over */
    @Transactional(readOnly = true)
    public OfferedSlot offer(Viewer viewer, WaitingOfferId id) {
        return waiting.offer(viewer.account(), id, clock.instant()).orElseThrow(NotFoundException::new);
    }

    /** Books the offered time. The same request again is answered with the booking it made. */
    public BookingId take(Viewer viewer, WaitingOfferId id, BookingRequest request) {
        return writer.take(viewer, id, request);
    }

    /** Does not want this time; the next one is asked at once. */
    @Transactional
    public void decline(Viewer viewer, WaitingOfferId id) {
        turns.declined(id, offer(viewer, id).booking());
        events.publishEvent(WaitingChanged.of(viewer.account()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RefusedInputException refused(String field, String key) {
        return new RefusedInputException(List.of(new FieldProblem(field, key)));
    }
}
