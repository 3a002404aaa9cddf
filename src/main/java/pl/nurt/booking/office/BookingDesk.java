package pl.nurt.booking.office;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingDeed;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.BookingsChanged;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.internal.BookingMessages;
import pl.nurt.booking.internal.DeskRepository;
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

    private final DeskRepository bookings;
    private final BookingMessages messages;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BookingDesk(
            DeskRepository bookings,
            BookingMessages messages,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bookings = bookings;
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
     * somebody looked is noted, for names stand there.
     */
    @Transactional
    @HasRight(Right.STAFF)
    public List<DeskEntry> day(Viewer viewer, LocalDate day) {
        audit.looked(viewer, BookingDeed.DAY_SEEN, BookingDeed.day(day));
        return bookings.day(day, clock.instant());
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
        events.publishEvent(TimesChanged.of(before.receiver()));
        events.publishEvent(new BookingsChanged(bookings.accounts(List.of(before))));
    }
}
