package pl.nurt.booking.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.importing.OldBooking;
import pl.nurt.booking.importing.OldBooking.Trouble;
import pl.nurt.booking.internal.BookingRepository.Details;
import pl.nurt.booking.internal.BookingRepository.Taking;
import pl.nurt.booking.internal.rules.Buffers;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;

/** Books what another tool had, under the same locks and walls as everybody. */
@Component
public class ImportWriter {
    private static final int ALL = 1;

    private final BookingRepository bookings;
    private final BookingRows rows;
    private final BookingLocks locks;
    private final DeskRepository desk;
    private final CalendarQuery calendars;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportWriter(
            BookingRepository bookings,
            BookingRows rows,
            BookingLocks locks,
            DeskRepository desk,
            CalendarQuery calendars,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bookings = bookings;
        this.rows = rows;
        this.locks = locks;
        this.desk = desk;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    /** @return why it was not booked; empty when it was */
    @Transactional
    public Optional<Trouble> take(Viewer viewer, BookingCalendarId id, ResourceId receiver, OldBooking old) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!calendars.byId(List.of(id)).containsKey(id)) {
            throw new NotFoundException();
        }
        if (!desk.receives(id, receiver)) {
            throw new RefusedInputException(List.of(new FieldProblem("receiver", "booking.office.receiver")));
        }
        bookings.endHolds(locks.receivers(id, List.of(receiver)), now);
        var key = UUID.nameUUIDFromBytes(("import " + id.value() + " " + old.key()).getBytes(StandardCharsets.UTF_8));
        if (rows.isKnown(key)) {
            return Optional.of(Trouble.KNOWN);
        }
        var span = new TimeSpan(old.start(), old.end());
        if (desk.conflict(id, receiver, span, null, null, ALL, now).isPresent()) {
            return Optional.of(Trouble.TAKEN);
        }
        var seats = bookings.freeSeats(id, receiver, span, ALL);
        var taking = new Taking(id, receiver, span, Buffers.NONE, seats, false, null);
        var made = bookings.insertBooked(taking, Holder.of(viewer.account()), details(old, key), null, now);
        if (!old.note().isBlank()) {
            desk.annotate(made, old.note());
        }
        events.publishEvent(TimesChanged.of(receiver));
        return Optional.empty();
    }

    /** A telephone number that cannot be read as one is no reason to leave the booking behind. */
    private static Details details(OldBooking old, UUID key) {
        var problems = new ArrayList<FieldProblem>();
        var phone = BookingForm.phone(old.phone(), problems);
        return new Details(key, old.person(), null, problems.isEmpty() ? phone : null, List.of());
    }
}
