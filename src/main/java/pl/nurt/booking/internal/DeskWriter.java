package pl.nurt.booking.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingsChanged;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.internal.BookingRepository.Details;
import pl.nurt.booking.internal.BookingRepository.Row;
import pl.nurt.booking.internal.BookingRepository.Taking;
import pl.nurt.booking.internal.rules.Buffers;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.booking.internal.times.OfferQuery;
import pl.nurt.booking.internal.waiting.FreedTimes;
import pl.nurt.booking.office.BeingBookedException;
import pl.nurt.booking.office.Block;
import pl.nurt.booking.office.BlockedTimeId;
import pl.nurt.booking.office.DeskBooking;
import pl.nurt.booking.office.DeskConflict;
import pl.nurt.booking.office.DeskConflictException;
import pl.nurt.booking.office.DeskMove;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;

/**
 * What the office does to times, each act in a transaction of its own, under the same locks as residents. Plans and limits bind residents; the
 * office is bound by what is taken.
 */
@Component
public class DeskWriter {
    private final BookingRepository bookings;
    private final BookingRows rows;
    private final BookingLocks locks;
    private final DeskRepository desk;
    private final OfferQuery offers;
    private final FreedTimes freed;
    private final BookingMessages messages;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeskWriter(
            BookingRepository bookings,
            BookingRows rows,
            BookingLocks locks,
            DeskRepository desk,
            OfferQuery offers,
            FreedTimes freed,
            BookingMessages messages,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bookings = bookings;
        this.rows = rows;
        this.locks = locks;
        this.desk = desk;
        this.offers = offers;
        this.freed = freed;
        this.messages = messages;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void move(Viewer viewer, DeskMove move) {
        var now = now();
        var account = rows.account(move.booking());
        account.ifPresent(locks::booker);
        var old = rows.booked(move.booking()).orElseThrow(NotFoundException::new);
        locks.receivers(old.calendar(), List.of(old.resource(), move.receiver()));
        bookings.endHolds(List.of(move.receiver()), now);
        var span = TimeSpan.of(move.start(), Duration.between(old.start(), old.end()));
        if (span.start().isBefore(now)) {
            throw refused("start", "booking.office.past");
        }
        if (!desk.receives(old.calendar(), move.receiver())) {
            throw refused("receiver", "booking.office.receiver");
        }
        var taking = taking(old, move, span, account.orElse(null), now);
        var given = freed.awaited(old.id(), now);
        bookings.move(old, taking, true);
        given.ifPresent(time -> freed.keep(time, now));
        desk.noteMove(old.id(), move.reason());
        audit.changed(
                viewer,
                BookingDeed.MOVED,
                BookingDeed.subject(old.id()),
                Changes.none()
                        .with("start", old.start(), move.start())
                        .with(
                                "receiver",
                                old.resource().value(),
                                move.receiver().value())
                        .with("reason", null, move.reason()));
        messages.movedByOffice(old.id(), move.reason(), move.tell(), now);
        events.publishEvent(TimesChanged.of(List.of(old.resource(), move.receiver())));
        account.ifPresent(one -> events.publishEvent(new BookingsChanged(Set.of(one))));
    }

    /** What would stand in the way of a move, if anything. */
    @Transactional(readOnly = true)
    public Optional<DeskConflict> conflict(DeskMove move) {
        var now = now();
        var old = rows.booked(move.booking()).orElseThrow(NotFoundException::new);
        var span = TimeSpan.of(move.start(), Duration.between(old.start(), old.end()));
        var day = CivilTime.dayOf(span.start());
        var offer = offers.load(old.calendar(), day, day, move.receiver(), old.id(), now);
        return desk.conflict(
                old.calendar(),
                move.receiver(),
                span,
                old.id(),
                rows.account(old.id()).orElse(null),
                offer.rules().capacity(),
                now);
    }

    private Taking taking(Row old, DeskMove move, TimeSpan span, @Nullable UserAccountId account, Instant now) {
        var day = CivilTime.dayOf(span.start());
        var offer = offers.load(old.calendar(), day, day, move.receiver(), old.id(), now);
        var capacity = offer.rules().capacity();
        desk.conflict(old.calendar(), move.receiver(), span, old.id(), account, capacity, now)
                .ifPresent(conflict -> {
                    throw new DeskConflictException(conflict);
                });
        var seats = bookings.freeSeats(old.calendar(), move.receiver(), span, capacity);
        return new Taking(old.calendar(), move.receiver(), span, Buffers.NONE, seats, offer.besideOthers(), account);
    }

    @Transactional
    public BookingId book(Viewer viewer, DeskBooking wish) {
        var now = now();
        var details = details(wish);
        locks.receivers(wish.calendar(), List.of(wish.receiver()));
        bookings.endHolds(List.of(wish.receiver()), now);
        var before = rows.byRequest(Holder.of(viewer.account()), wish.key());
        if (before.isPresent()) {
            return before.get().id();
        }
        if (!desk.receives(wish.calendar(), wish.receiver())) {
            throw refused("receiver", "booking.office.receiver");
        }
        var day = CivilTime.dayOf(wish.start());
        var offer = offers.load(wish.calendar(), day, day, wish.receiver(), null, now);
        var span = offer.rules().at(wish.start());
        // Whoever walks in is written down while being received.
        if (!span.end().isAfter(now)) {
            throw refused("start", "booking.office.past");
        }
        var capacity = offer.rules().capacity();
        desk.conflict(wish.calendar(), wish.receiver(), span, null, null, capacity, now)
                .ifPresent(conflict -> {
                    throw new DeskConflictException(conflict);
                });
        var seats = bookings.freeSeats(wish.calendar(), wish.receiver(), span, capacity);
        var taking = new Taking(
                wish.calendar(), wish.receiver(), span, offer.rules().buffers(), seats, offer.besideOthers(), null);
        var made = bookings.insertBooked(taking, Holder.of(viewer.account()), details, null, now);
        if (wish.walkIn()) {
            desk.noteWalkIn(made);
        }
        audit.changed(
                viewer,
                BookingDeed.BOOKED,
                BookingDeed.subject(made),
                Changes.none().with("start", null, wish.start()).with("person", null, details.person()));
        events.publishEvent(TimesChanged.of(wish.receiver()));
        return made;
    }

    private static Details details(DeskBooking wish) {
        var problems = new ArrayList<FieldProblem>();
        var person = wish.person().strip();
        if (person.isEmpty()) {
            problems.add(new FieldProblem("person", "booking.office.person.missing"));
        }
        var phone = BookingForm.phone(wish.phone(), problems);
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        return new Details(wish.key(), person, null, phone, List.of());
    }

    /** @return what is booked in that time and has to be decided upon */
    @Transactional
    public List<BookingId> block(Viewer viewer, Block block) {
        var now = now();
        if (!block.start().isBefore(block.end())) {
            throw refused("end", "booking.office.block.order");
        }
        if (!block.end().isAfter(now)) {
            throw refused("end", "booking.office.past");
        }
        locks.receivers(List.of(block.receiver()));
        bookings.endHolds(List.of(block.receiver()), now);
        var span = new TimeSpan(block.start(), block.end());
        var held = desk.held(block.receiver(), span);
        if (!held.isEmpty()) {
            if (!block.takeHeld()) {
                throw new BeingBookedException(held.size());
            }
            bookings.release(held);
        }
        desk.block(block, viewer.account(), now);
        audit.changed(
                viewer,
                BookingDeed.BLOCKED,
                BookingDeed.receiver(block.receiver()),
                Changes.none()
                        .with("start", null, block.start())
                        .with("end", null, block.end())
                        .with("reason", null, block.reason()));
        events.publishEvent(TimesChanged.of(block.receiver()));
        return desk.booked(block.receiver(), span);
    }

    /** A repeat changes nothing. */
    @Transactional
    public void lift(Viewer viewer, BlockedTimeId id) {
        desk.lift(id, now()).ifPresent(lifted -> {
            audit.changed(
                    viewer,
                    BookingDeed.LIFTED,
                    BookingDeed.receiver(lifted.receiver()),
                    Changes.none().with("start", lifted.start(), null).with("end", lifted.end(), null));
            events.publishEvent(TimesChanged.of(lifted.receiver()));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RefusedInputException refused(String field, String key) {
        return new RefusedInputException(List.of(new FieldProblem(field, key)));
    }
}
