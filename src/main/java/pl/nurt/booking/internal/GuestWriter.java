package pl.nurt.booking.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.HeldTime;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.guests.GuestContact;
import pl.nurt.booking.internal.BookingRepository.Row;
import pl.nurt.booking.internal.guests.GuestRepository;
import pl.nurt.booking.internal.guests.GuestRepository.Guest;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.internal.waiting.FreedTimes;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.StaleEditException;

/** As {@link BookingWriter}, for somebody without an account. What the person may have open is counted by the ways to reach the person. */
@Component
public class GuestWriter {
    private static final Author GUEST = Author.job("booking.guest");
    private static final int SECRET_BYTES = 24;

    private final BookingRepository bookings;
    private final BookingRows rows;
    private final OwnBookingQuery own;
    private final GuestRepository guests;
    private final CalendarQuery calendars;
    private final TimeTaker taker;
    private final FreedTimes freed;
    private final GuestForm form;
    private final BookingMessages messages;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    GuestWriter(
            BookingRepository bookings,
            BookingRows rows,
            OwnBookingQuery own,
            GuestRepository guests,
            CalendarQuery calendars,
            TimeTaker taker,
            FreedTimes freed,
            GuestForm form,
            BookingMessages messages,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bookings = bookings;
        this.rows = rows;
        this.own = own;
        this.guests = guests;
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
    public HeldTime hold(UUID guest, BookingCalendarId id, Instant start) {
        var now = now();
        var calendar = calendar(id);
        taker.lock(id, List.of(), now);
        var mine = guests.held(guest)
                .filter(hold -> hold.calendar().equals(id) && hold.start().equals(start));
        if (mine.isPresent()) {
            return mine.get();
        }
        var holder = Holder.of(guest);
        giveBack(holder);
        if (bookings.holdsSince(holder, id, now.minusSeconds(3600)) >= calendar.holdsPerHour()) {
            throw BookingRefusedException.of(Refusal.TOO_MANY_HOLDS, calendar.holdsPerHour());
        }
        var taking = taker.take(null, calendar, start, null, null, now);
        var held = bookings.insertHold(taking, holder, now, now.plus(BookingRules.HOLD));
        events.publishEvent(TimesChanged.of(taking.resource()));
        return held;
    }

    @Transactional
    public HeldTime extend(UUID guest, BookingId hold) {
        return bookings.extend(Holder.of(guest), hold, now(), BookingRules.HOLD).orElseThrow(NotFoundException::new);
    }

    @Transactional
    public void release(UUID guest) {
        giveBack(Holder.of(guest));
    }

    /** @return the secret */
    @Transactional
    public String book(UUID guest, BookingRequest request, GuestContact contact, Locale language) {
        var now = now();
        var calendar = calendar(request.calendar());
        var holder = Holder.of(guest);
        taker.lock(calendar.id(), List.of(), now);
        var before = rows.byRequest(holder, request.key());
        if (before.isPresent()) {
            return sameAsBefore(before.get(), request);
        }
        var details = form.check(calendar, request, contact);
        var email = contact.email().isBlank() ? null : contact.email().strip();
        if (guests.open(calendar.id(), email, details.phone(), now) >= calendar.openPerPerson()) {
            throw BookingRefusedException.of(Refusal.TOO_MANY_OPEN, calendar.openPerPerson());
        }
        var held = rows.heldBy(holder, now)
                .filter(row ->
                        row.calendar().equals(calendar.id()) && row.start().equals(request.start()));
        BookingId id;
        if (held.isPresent()) {
            id = held.get().id();
            TimeTaker.checkNotice(request.start(), calendar, now);
            bookings.bookHeld(id, details, BookingRules.remindAt(request.start(), calendar, now), now);
        } else {
            giveBack(holder);
            var taking = taker.take(null, calendar, request.start(), null, null, now);
            id = bookings.insertBooked(
                    taking, holder, details, BookingRules.remindAt(request.start(), calendar, now), now);
            events.publishEvent(TimesChanged.of(taking.resource()));
        }
        return made(id, calendar, request.start(), email, language);
    }

    private String made(
            BookingId id, BookingCalendar calendar, Instant start, @Nullable String email, Locale language) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        guests.insert(id, new Guest(secret, email, language));
        audit.changed(
                GUEST,
                BookingDeed.BOOKED,
                BookingDeed.subject(id),
                Changes.none().with("start", null, start));
        messages.booked(own.find(id, calendar).orElseThrow(), null);
        return secret;
    }

    @Transactional
    public void move(BookingId id, Instant start) {
        var now = now();
        var old = rows.booked(id).orElseThrow(NotFoundException::new);
        var calendar = calendar(old.calendar());
        if (now.isAfter(old.start().minus(calendar.moveNotice()))) {
            throw BookingRefusedException.of(
                    Refusal.TOO_LATE_TO_MOVE, calendar.moveNotice().toMinutes());
        }
        if (old.start().equals(start)) {
            return;
        }
        var taking = taker.take(null, calendar, start, null, old, now);
        var given = freed.awaited(id, now);
        bookings.move(old, taking, false);
        given.ifPresent(time -> freed.keep(time, now));
        audit.changed(
                GUEST,
                BookingDeed.MOVED,
                BookingDeed.subject(id),
                Changes.none().with("start", old.start(), start));
        messages.moved(id, now);
        events.publishEvent(TimesChanged.of(List.of(old.resource(), taking.resource())));
    }

    @Transactional
    public void cancel(BookingId id) {
        var now = now();
        if (rows.cancelledByPerson(id).isPresent()) {
            return;
        }
        var old = rows.booked(id).orElseThrow(NotFoundException::new);
        var calendar = calendar(old.calendar());
        if (now.isAfter(old.start().minus(calendar.cancelNotice()))) {
            throw BookingRefusedException.of(
                    Refusal.TOO_LATE_TO_CANCEL, calendar.cancelNotice().toMinutes());
        }
        var given = freed.awaited(id, now);
        bookings.cancel(old, now, now.plus(BookingRules.UNDO));
        given.ifPresent(time -> freed.keep(time, now.plus(BookingRules.UNDO)));
        audit.changed(GUEST, BookingDeed.CANCELLED, BookingDeed.subject(id), Changes.none());
        events.publishEvent(TimesChanged.of(old.resource()));
    }

    @Transactional
    public void undoCancel(BookingId id) {
        var now = now();
        var old = rows.cancelledByPerson(id).orElseThrow(NotFoundException::new);
        taker.lock(old.calendar(), List.of(old.resource()), now);
        freed.takeBack(id);
        if (!taker.isFree(old, now) || !bookings.restore(old, now)) {
            throw new StaleEditException();
        }
        audit.changed(GUEST, BookingDeed.RESTORED, BookingDeed.subject(id), Changes.none());
        events.publishEvent(TimesChanged.of(old.resource()));
    }

    /** @return the new booking's secret; that of the one that was made before, when it is asked for again */
    @Transactional
    public String rebook(BookingId id, Instant start) {
        var now = now();
        var old = rows.calledOff(id).orElseThrow(NotFoundException::new);
        var guest = guests.of(id).orElseThrow(NotFoundException::new);
        var calendar = calendar(old.calendar());
        taker.lock(calendar.id(), List.of(), now);
        // One browser for all that is booked in place of this one: its key is made of the booking.
        var holder = Holder.of(old.details().requestKey());
        var before = rows.byRequest(holder, old.details().requestKey());
        if (before.isPresent()) {
            return guests.of(before.get().id())
                    .orElseThrow(NotFoundException::new)
                    .secret();
        }
        var taking = taker.take(null, calendar, start, null, null, now);
        var made =
                bookings.insertBooked(taking, holder, old.details(), BookingRules.remindAt(start, calendar, now), now);
        events.publishEvent(TimesChanged.of(taking.resource()));
        return made(made, calendar, start, guest.email(), guest.language());
    }

    private String sameAsBefore(Row before, BookingRequest request) {
        if (!before.calendar().equals(request.calendar())
                || !before.start().equals(request.start()) && before.movedFrom() == null) {
            throw BookingRefusedException.of(Refusal.KEY_REUSED);
        }
        return guests.of(before.id()).orElseThrow(NotFoundException::new).secret();
    }

    private void giveBack(Holder holder) {
        var given = bookings.releaseHolds(holder);
        if (!given.isEmpty()) {
            events.publishEvent(new TimesChanged(given));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private BookingCalendar calendar(BookingCalendarId id) {
        return calendars.published(id).orElseThrow(NotFoundException::new);
    }
}
