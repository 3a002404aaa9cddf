package pl.nurt.booking.office;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.BookingsChanged;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.internal.BookingMessages;
import pl.nurt.booking.internal.DeskRepository;
import pl.nurt.booking.internal.DeskWriter;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.internal.times.PlanQuery;
import pl.nurt.booking.internal.times.PlanQuery.ReceiverPlan;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;

/** The office's calendar: who comes when, what is called off and why, who came and who did not. */
@Service
public class BookingDesk {
    private static final int LONGEST_NOTE = 200;
    private static final int LONGEST_ANNOTATION = 2_000;

    private final DeskRepository bookings;
    private final DeskWriter writer;
    private final CalendarQuery calendars;
    private final PlanQuery plans;
    private final BookingMessages messages;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BookingDesk(
            DeskRepository bookings,
            DeskWriter writer,
            CalendarQuery calendars,
            PlanQuery plans,
            BookingMessages messages,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bookings = bookings;
        this.writer = writer;
        this.calendars = calendars;
        this.plans = plans;
        this.messages = messages;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Everybody who receives in some calendar, by unit and name. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<DeskPerson> people() {
        return bookings.people();
    }

    /**
     * What everybody has on that day, in the order of time: bookings, times that are being booked right now, and what was called off. That
     * somebody looked is noted with whose bookings they saw.
     */
    @Transactional
    @HasRight(Right.STAFF)
    public List<DeskEntry> day(Viewer viewer, LocalDate day) {
        return days(viewer, day, day).entries();
    }

    /** As {@link #day}, of several days, with blocked time and the hours of the plans. */
    @Transactional
    @HasRight(Right.STAFF)
    public OfficeSpan days(Viewer viewer, LocalDate from, LocalDate to) {
        var entries = bookings.days(from, to, clock.instant());
        audit.asked(
                viewer,
                BookingDeed.DAY_SEEN,
                BookingDeed.day(from),
                from + "/" + to,
                entries.stream().map(DeskEntry::named).toList());
        return new OfficeSpan(
                entries, bookings.blocked(from, to), bookings.busy(from, to), open(plans.plans(from, to), from, to));
    }

    private static List<OpenTime> open(List<ReceiverPlan> plans, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .flatMap(day -> plans.stream()
                        .flatMap(one -> one.plan().open(day).stream()
                                .map(span -> new OpenTime(one.receiver(), span.start(), span.end()))))
                .distinct()
                .toList();
    }

    /** One booking with what was answered and noted. */
    @Transactional
    @HasRight(Right.STAFF)
    public DeskEntry booking(Viewer viewer, BookingId id) {
        audit.looked(viewer, BookingDeed.BOOKING_SEEN, BookingDeed.subject(id));
        return bookings.find(id).orElseThrow(NotFoundException::new);
    }

    /** These, the soonest first. */
    @Transactional
    @HasRight(Right.STAFF)
    public List<DeskEntry> bookings(Viewer viewer, Set<BookingId> ids) {
        ids.forEach(id -> audit.looked(viewer, BookingDeed.BOOKING_SEEN, BookingDeed.subject(id)));
        return ids.isEmpty() ? List.of() : bookings.find(ids);
    }

    /** Every calendar, published or not, in which the office may write a booking down. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BookingCalendar> calendars() {
        return calendars.all();
    }

    /**
     * Moves a booking to a time and a receiver, whatever the plan says; whoever booked is told if the office wants that. It stays the same
     * booking.
     *
     * @throws DeskConflictException when somebody or something has that time
     * @throws StaleEditException when the booking was changed meanwhile
     */
    @HasRight(Right.KEEP_BOOKINGS)
    public void move(Viewer viewer, DeskMove move) {
        var reason = move.reason();
        if (reason != null && reason.length() > LONGEST_NOTE) {
            throw new RefusedInputException(List.of(new FieldProblem("reason", "booking.office.note.long")));
        }
        orStale(() -> {
            writer.move(viewer, move);
            return move.booking();
        });
    }

    /** What would stand in the way of a move, if anything; nothing is done. */
    @HasRight(Right.KEEP_BOOKINGS)
    public Optional<DeskConflict> conflict(DeskMove move) {
        return writer.conflict(move);
    }

    /** Writes a booking down for somebody at the desk or on the phone; a repeat books nothing twice. @throws DeskConflictException */
    @HasRight(Right.KEEP_BOOKINGS)
    public BookingId book(Viewer viewer, DeskBooking wish) {
        return orStale(() -> writer.book(viewer, wish));
    }

    /**
     * Gives time to nobody. What is booked in it stays and is to be decided upon: it is the answer.
     *
     * @throws BeingBookedException when somebody is booking such a time right now and it is not to be taken from them
     */
    @HasRight(Right.KEEP_BOOKINGS)
    public List<BookingId> block(Viewer viewer, Block block) {
        var note = block.note();
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new RefusedInputException(List.of(new FieldProblem("note", "booking.office.note.long")));
        }
        return writer.block(viewer, block);
    }

    /** Gives blocked time back; a repeat changes nothing. */
    @HasRight(Right.KEEP_BOOKINGS)
    public void lift(Viewer viewer, BlockedTimeId id) {
        writer.lift(viewer, id);
    }

    /** Notes something beside a booking, for staff only; an empty text takes the note away. */
    @Transactional
    @HasRight(Right.KEEP_BOOKINGS)
    public void annotate(Viewer viewer, BookingId id, String text) {
        var before = bookings.find(id).orElseThrow(NotFoundException::new);
        var note = text.strip();
        if (note.length() > LONGEST_ANNOTATION) {
            throw new RefusedInputException(List.of(new FieldProblem("note", "booking.office.annotation.long")));
        }
        bookings.annotate(id, note.isEmpty() ? null : note);
        audit.changed(
                viewer,
                BookingDeed.ANNOTATED,
                BookingDeed.subject(id),
                Changes.none().with("note", before.officeNote(), note.isEmpty() ? null : note));
        events.publishEvent(TimesChanged.of(before.receiver()));
    }

    /** The database's own wall: whoever came through the locks at once stops there. */
    private static BookingId orStale(Supplier<BookingId> act) {
        try {
            return act.get();
        } catch (DataIntegrityViolationException wall) {
            throw new StaleEditException();
        }
    }

    /**
     * Calls bookings off for a reason that their times keep: nobody can book them again, and whoever has an account is told in the same
     * transaction, with free times around. Those that are called off already are left alone, so a repeat tells nobody twice.
     *
     * @param note shown beside the reason; not to hold anything about a person's health
     */
    @Transactional
    @HasRight(Right.KEEP_BOOKINGS)
    public CalledOff callOff(Viewer viewer, Set<BookingId> ids, CancelReason reason, @Nullable String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new RefusedInputException(List.of(new FieldProblem("note", "booking.office.note.long")));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var done = bookings.callOff(ids, reason, note, viewer.account(), now);
        for (var entry : done) {
            audit.changed(
                    viewer,
                    BookingDeed.CALLED_OFF,
                    BookingDeed.subject(entry.id()),
                    Changes.none().with("reason", null, reason));
            messages.calledOff(entry.id());
        }
        if (!done.isEmpty()) {
            var resources = new HashSet<>(done.stream().map(DeskEntry::receiver).toList());
            events.publishEvent(new TimesChanged(resources));
            events.publishEvent(new BookingsChanged(bookings.accounts(done)));
        }
        return new CalledOff(
                done.stream().filter(DeskEntry::told).toList(),
                done.stream().filter(entry -> !entry.told()).toList());
    }

    /** Notes whether the person came, once the time has begun; may be corrected. */
    @Transactional
    @HasRight(Right.KEEP_BOOKINGS)
    public void note(Viewer viewer, BookingId id, BookingState outcome) {
        if (outcome != BookingState.ATTENDED && outcome != BookingState.MISSED) {
            throw new IllegalArgumentException("not an outcome: " + outcome);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var before = bookings.find(id).orElseThrow(NotFoundException::new);
        if (before.start().isAfter(now) || !bookings.note(id, outcome, now)) {
            throw new StaleEditException();
        }
        audit.changed(
                viewer,
                BookingDeed.NOTED,
                BookingDeed.subject(id),
                Changes.none().with("state", before.state(), outcome));
        if (outcome == BookingState.MISSED && !before.walkIn()) {
            messages.missed(id);
        }
        events.publishEvent(TimesChanged.of(before.receiver()));
        events.publishEvent(new BookingsChanged(bookings.accounts(List.of(before))));
    }
}
