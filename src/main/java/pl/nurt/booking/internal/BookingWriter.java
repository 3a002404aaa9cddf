package pl.nurt.booking.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingsChanged;
import pl.nurt.booking.HeldTime;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.BookingRepository.Details;
import pl.nurt.booking.internal.BookingRepository.Row;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.internal.waiting.FreedTimes;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.StaleEditException;

/**
 * Takes times and gives them back, each act in a transaction of its own.
 *
 * <p>Everybody locks in the same order: first the person who books, so that limits hold against many requests at once; then those who could
 * receive, by their keys, so that "anyone" is no second race; only then it is looked what is free. The walls of the database stand behind.
 */
@Component
public class BookingWriter {
    private final BookingRepository bookings;
    private final BookingRows rows;
    private final BookingLocks locks;
    private final OwnBookingQuery own;
    private final CalendarQuery calendars;
    private final TimeTaker taker;
    private final FreedTimes freed;
    private final BookingForm form;
    private final BookingMessages messages;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BookingWriter(
            BookingRepository bookings,
            BookingRows rows,
            BookingLocks locks,
            OwnBookingQuery own,
            CalendarQuery calendars,
            TimeTaker taker,
            FreedTimes freed,
            BookingForm form,
            BookingMessages messages,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bookings = bookings;
        this.rows = rows;
        this.locks = locks;
        this.own = own;
        this.calendars = calendars;
        this.taker = taker;
        this.freed = freed;
        this.form = form;
        this.messages = messages;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public HeldTime hold(Viewer viewer, BookingCalendarId id, Instant start, @Nullable ResourceId receiver) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var calendar = calendar(id);
        locks.booker(viewer.account());
        var mine = own.held(viewer.account(), now)
                .filter(hold -> hold.calendar().equals(id) && hold.start().equals(start) && receiver == null);
        if (mine.isPresent()) {
            return mine.get();
        }
        giveBack(viewer);
        if (bookings.holdsSince(Holder.of(viewer.account()), id, now.minusSeconds(3600)) >= calendar.holdsPerHour()) {
            throw BookingRefusedException.of(Refusal.TOO_MANY_HOLDS, calendar.holdsPerHour());
        }
        checkOpen(viewer, calendar, now);
        var taking = taker.take(viewer.account(), calendar, start, receiver, null, now);
        var held = bookings.insertHold(taking, Holder.of(viewer.account()), now, now.plus(BookingRules.HOLD));
        events.publishEvent(TimesChanged.of(taking.resource()));
        return held;
    }

    @Transactional
    public HeldTime extend(Viewer viewer, BookingId hold) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return bookings.extend(Holder.of(viewer.account()), hold, now, BookingRules.HOLD)
                .orElseThrow(NotFoundException::new);
    }

    @Transactional
    public void release(Viewer viewer) {
        locks.booker(viewer.account());
        giveBack(viewer);
    }

    @Transactional
    public OwnBooking book(Viewer viewer, BookingRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var calendar = calendar(request.calendar());
        locks.booker(viewer.account());
        var before = rows.byRequest(Holder.of(viewer.account()), request.key());
        if (before.isPresent()) {
            return made(sameAsBefore(before.get(), request), calendar);
        }
        var details = form.check(viewer, calendar, request, now);
        var held = rows.heldBy(Holder.of(viewer.account()), now)
                .filter(row -> row.calendar().equals(request.calendar())
                        && row.start().equals(request.start())
                        && (request.receiver() == null || row.resource().equals(request.receiver())));
        checkOpen(viewer, calendar, now);
        var id = held.isPresent()
                ? bookHeld(held.get(), calendar, details, now)
                : bookFree(viewer, calendar, request, details, now);
        audit.changed(
                viewer,
                BookingDeed.BOOKED,
                BookingDeed.subject(id),
                Changes.none().with("start", null, request.start()));
        var made = made(id, calendar);
        messages.booked(made, viewer.account());
        events.publishEvent(new BookingsChanged(Set.of(viewer.account())));
        return made;
    }

    private OwnBooking made(BookingId id, BookingCalendar calendar) {
        return own.find(id, calendar).orElseThrow(NotFoundException::new);
    }

    private BookingId bookHeld(Row held, BookingCalendar calendar, Details details, Instant now) {
        TimeTaker.checkNotice(held.start(), calendar, now);
        bookings.bookHeld(held.id(), details, BookingRules.remindAt(held.start(), calendar, now), now);
        return held.id();
    }

    private BookingId bookFree(
            Viewer viewer, BookingCalendar calendar, BookingRequest request, Details details, Instant now) {
        giveBack(viewer);
        var taking = taker.take(viewer.account(), calendar, request.start(), request.receiver(), null, now);
        var id = bookings.insertBooked(
                taking,
                Holder.of(viewer.account()),
                details,
                BookingRules.remindAt(request.start(), calendar, now),
                now);
        events.publishEvent(TimesChanged.of(taking.resource()));
        return id;
    }

    @Transactional
    public BookingId rebook(Viewer viewer, BookingId id, Instant start) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        locks.booker(viewer.account());
        var old = rows.calledOff(viewer.account(), id).orElseThrow(NotFoundException::new);
        var details = old.details();
        var before = rows.byRequest(Holder.of(viewer.account()), details.requestKey());
        if (before.isPresent()) {
            return before.get().id();
        }
        var calendar = calendar(old.calendar());
        checkOpen(viewer, calendar, now);
        giveBack(viewer);
        var taking = taker.take(viewer.account(), calendar, start, null, null, now);
        var made = bookings.insertBooked(
                taking, Holder.of(viewer.account()), details, BookingRules.remindAt(start, calendar, now), now);
        audit.changed(
                viewer,
                BookingDeed.BOOKED,
                BookingDeed.subject(made),
                Changes.none().with("start", null, start));
        messages.booked(made(made, calendar), viewer.account());
        events.publishEvent(TimesChanged.of(taking.resource()));
        events.publishEvent(new BookingsChanged(Set.of(viewer.account())));
        return made;
    }

    @Transactional
    public void move(Viewer viewer, BookingId id, Instant start, @Nullable ResourceId receiver) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        locks.booker(viewer.account());
        var old = rows.booked(viewer.account(), id).orElseThrow(NotFoundException::new);
        var calendar = calendar(old.calendar());
        if (now.isAfter(old.start().minus(calendar.moveNotice()))) {
            throw BookingRefusedException.of(
                    Refusal.TOO_LATE_TO_MOVE, calendar.moveNotice().toMinutes());
        }
        if (old.start().equals(start) && (receiver == null || receiver.equals(old.resource()))) {
            return;
        }
        giveBack(viewer);
        var taking = taker.take(viewer.account(), calendar, start, receiver, old, now);
        var given = freed.awaited(id, now);
        bookings.move(old, taking, false);
        given.ifPresent(time -> freed.keep(time, now));
        audit.changed(
                viewer,
                BookingDeed.MOVED,
                BookingDeed.subject(id),
                Changes.none()
                        .with("start", old.start(), start)
                        .with(
                                "receiver",
                                old.resource().value(),
                                taking.resource().value()));
        messages.moved(id, now);
        events.publishEvent(TimesChanged.of(List.of(old.resource(), taking.resource())));
        events.publishEvent(new BookingsChanged(Set.of(viewer.account())));
    }

    @Transactional
    public void cancel(Viewer viewer, BookingId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        locks.booker(viewer.account());
        if (rows.isCancelled(viewer.account(), id)) {
            return;
        }
        var old = rows.booked(viewer.account(), id).orElseThrow(NotFoundException::new);
        var calendar = calendar(old.calendar());
        if (now.isAfter(old.start().minus(calendar.cancelNotice()))) {
            throw BookingRefusedException.of(
                    Refusal.TOO_LATE_TO_CANCEL, calendar.cancelNotice().toMinutes());
        }
        var given = freed.awaited(id, now);
        bookings.cancel(old, now, now.plus(BookingRules.UNDO));
        // As long as it can be taken back nobody is asked.
        given.ifPresent(time -> freed.keep(time, now.plus(BookingRules.UNDO)));
        audit.changed(viewer, BookingDeed.CANCELLED, BookingDeed.subject(id), Changes.none());
        events.publishEvent(TimesChanged.of(old.resource()));
        events.publishEvent(new BookingsChanged(Set.of(viewer.account())));
    }

    @Transactional
    public void undoCancel(Viewer viewer, BookingId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        locks.booker(viewer.account());
        var old = rows.cancelledByPerson(viewer.account(), id).orElseThrow(NotFoundException::new);
        taker.lock(old.calendar(), List.of(old.resource()), now);
        freed.takeBack(old.id());
        if (!taker.isFree(old, now) || !bookings.restore(old, now)) {
            throw new StaleEditException();
        }
        audit.changed(viewer, BookingDeed.RESTORED, BookingDeed.subject(id), Changes.none());
        events.publishEvent(TimesChanged.of(old.resource()));
        events.publishEvent(new BookingsChanged(Set.of(viewer.account())));
    }

    private void giveBack(Viewer viewer) {
        var freed = bookings.releaseHolds(Holder.of(viewer.account()));
        if (!freed.isEmpty()) {
            events.publishEvent(new TimesChanged(freed));
        }
    }

    private void checkOpen(Viewer viewer, BookingCalendar calendar, Instant now) {
        if (bookings.open(viewer.account(), calendar.id(), now) >= calendar.openPerPerson()) {
            throw BookingRefusedException.of(Refusal.TOO_MANY_OPEN, calendar.openPerPerson());
        }
    }

    private static BookingId sameAsBefore(Row before, BookingRequest request) {
        if (!before.calendar().equals(request.calendar())
                || !before.start().equals(request.start()) && before.movedFrom() == null) {
            throw BookingRefusedException.of(Refusal.KEY_REUSED);
        }
        return before.id();
    }

    private BookingCalendar calendar(BookingCalendarId id) {
        return calendars.published(id).orElseThrow(NotFoundException::new);
    }
}
