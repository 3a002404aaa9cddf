package pl.nurt.booking.internal;

import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.WAITING_OFFER;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.BookingsChanged;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.WaitingChanged;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.booking.internal.waiting.WaitingRepository;
import pl.nurt.booking.waiting.OfferAnswer;
import pl.nurt.booking.waiting.OfferedSlot;
import pl.nurt.booking.waiting.WaitingOfferId;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.NotFoundException;

/** Turns a time that is kept for one who waits into that person's booking. */
@Component
public class OfferWriter {
    private final BookingRepository bookings;
    private final BookingRows rows;
    private final BookingLocks locks;
    private final OwnBookingQuery own;
    private final WaitingRepository waiting;
    private final BookingForm form;
    private final BookingMessages messages;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final DSLContext db;
    private final Clock clock;

    OfferWriter(
            BookingRepository bookings,
            BookingRows rows,
            BookingLocks locks,
            OwnBookingQuery own,
            WaitingRepository waiting,
            BookingForm form,
            BookingMessages messages,
            Audit audit,
            ApplicationEventPublisher events,
            DSLContext db,
            Clock clock) {
        this.bookings = bookings;
        this.rows = rows;
        this.locks = locks;
        this.own = own;
        this.waiting = waiting;
        this.form = form;
        this.messages = messages;
        this.audit = audit;
        this.events = events;
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    public BookingId take(Viewer viewer, WaitingOfferId id, BookingRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var account = viewer.account();
        locks.booker(account);
        var before = rows.byRequest(Holder.of(account), request.key());
        if (before.isPresent()) {
            return before.get().id();
        }
        var offer = waiting.offer(account, id, now).orElseThrow(NotFoundException::new);
        var calendar = offer.calendar();
        var details = form.check(viewer, calendar, request, now);
        if (bookings.open(account, calendar.id(), now) >= calendar.openPerPerson()) {
            throw BookingRefusedException.of(Refusal.TOO_MANY_OPEN, calendar.openPerPerson());
        }
        TimeTaker.checkNotice(offer.start(), calendar, now);
        if (bookings.isElsewhere(account, new TimeSpan(offer.start(), offer.end()), null)) {
            throw BookingRefusedException.of(Refusal.BOOKED_ELSEWHERE);
        }
        // From here on its turn does not end: whoever is next comes after this one.
        if (waiting.lock(offer.booking()).isEmpty() || !waiting.isOpen(id)) {
            throw BookingRefusedException.of(Refusal.TAKEN);
        }
        give(offer, viewer);
        bookings.bookHeld(offer.booking(), details, BookingRules.remindAt(offer.start(), calendar, now), now);
        db.update(WAITING_OFFER)
                .set(WAITING_OFFER.ANSWER, OfferAnswer.TAKEN)
                .set(WAITING_OFFER.ANSWERED_AT, now)
                .where(WAITING_OFFER.WAITING_OFFER_ID.eq(id))
                .execute();
        waiting.end(account, waiting.wish(id), now);
        audit.changed(
                viewer,
                BookingDeed.BOOKED,
                BookingDeed.subject(offer.booking()),
                Changes.none().with("start", null, offer.start()));
        messages.booked(own.find(offer.booking(), calendar).orElseThrow(), account);
        events.publishEvent(new BookingsChanged(Set.of(account)));
        events.publishEvent(WaitingChanged.of(account));
        return offer.booking();
    }

    /** From here on it is an ordinary hold of the person. */
    private void give(OfferedSlot offer, Viewer viewer) {
        var freed = bookings.releaseHolds(Holder.of(viewer.account()));
        if (!freed.isEmpty()) {
            events.publishEvent(new TimesChanged(freed));
        }
        var given = db.update(BOOKING_)
                .set(BOOKING_.KEPT, false)
                .set(BOOKING_.HELD_BY, viewer.account())
                .setNull(BOOKING_.GUEST)
                .set(BOOKING_.USER_ACCOUNT_ID, viewer.account())
                .where(BOOKING_.BOOKING_ID.eq(offer.booking()))
                .and(BOOKING_.KEPT.isTrue())
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .execute();
        if (given == 0) {
            throw BookingRefusedException.of(Refusal.TAKEN);
        }
    }
}
