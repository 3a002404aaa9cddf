package pl.nurt.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.BookingFiles;
import pl.nurt.booking.internal.BookingWriter;
import pl.nurt.booking.internal.OwnBookingQuery;
import pl.nurt.booking.times.Times;
import pl.nurt.customer.Place;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;

/**
 * What residents do with times: hold one while they fill in the form, book it, move it, give it up.
 *
 * <p>Of many who want one time, one gets it and the others are told so at once, with free times around it ({@link
 * BookingRefusedException}). Somebody else's booking is answered as if it did not exist.
 */
@Service
@PreAuthorize("hasAnyRole('RESIDENT', 'SYSTEM')")
public class Bookings {
    private final BookingWriter writer;
    private final OwnBookingQuery own;
    private final BookingFiles files;
    private final Times times;
    private final Clock clock;

    Bookings(BookingWriter writer, OwnBookingQuery own, BookingFiles files, Times times, Clock clock) {
        this.writer = writer;
        this.own = own;
        this.files = files;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Keeps the time for the person for five minutes; another time held before is given back. Holding the same time again is the same hold.
     *
     * @param receiver null for anyone
     */
    public HeldTime hold(Viewer viewer, BookingCalendarId calendar, Instant start, @Nullable ResourceId receiver) {
        return orNear(calendar, start, receiver, () -> writer.hold(viewer, calendar, start, receiver));
    }

    /** Five minutes more, once. @throws NotFoundException when the hold is over */
    public HeldTime extend(Viewer viewer, BookingId hold) {
        return writer.extend(viewer, hold);
    }

    /** Gives the held time back at once; a repeat changes nothing. */
    public void release(Viewer viewer) {
        writer.release(viewer);
    }

    /** The time that is held for the person now, in whichever window it was chosen. */
    @Transactional(readOnly = true)
    public Optional<HeldTime> held(Viewer viewer) {
        return own.held(viewer.account(), clock.instant());
    }

    /**
     * Books the time, from this moment on: also after the hold is over, as long as nobody else has taken it. The same request again is
     * answered with the booking it made.
     *
     * @throws pl.nurt.platform.RefusedInputException when something in the form is missing or cannot be
     */
    public OwnBooking book(Viewer viewer, BookingRequest request) {
        return orNear(request.calendar(), request.start(), request.receiver(), () -> writer.book(viewer, request));
    }

    /** Free times around a booking that the office called off, the nearest first. */
    public List<Instant> instead(Viewer viewer, BookingId id) {
        var booking = booking(viewer, id);
        if (times.calendars().stream()
                .noneMatch(one -> one.id().equals(booking.calendar().id()))) {
            return List.of();
        }
        return times.near(booking.calendar().id(), booking.start(), null);
    }

    /** Books another time in place of one that the office called off, with what was filled in then. A repeat books nothing twice. */
    public OwnBooking rebook(Viewer viewer, BookingId id, Instant start) {
        var calendar = booking(viewer, id).calendar().id();
        var made = orNear(calendar, start, null, () -> writer.rebook(viewer, id, start));
        return booking(viewer, made);
    }

    /** Moves the booking; when the new time cannot be had, the old one stays. */
    public OwnBooking move(Viewer viewer, BookingId id, Instant start, @Nullable ResourceId receiver) {
        var calendar = booking(viewer, id).calendar().id();
        orNear(calendar, start, receiver, () -> {
            writer.move(viewer, id, start, receiver);
            return id;
        });
        return booking(viewer, id);
    }

    /** Gives the booking up; for a minute it can be taken back. A repeat changes nothing. */
    public void cancel(Viewer viewer, BookingId id) {
        writer.cancel(viewer, id);
    }

    /** @throws pl.nurt.platform.StaleEditException when the minute is over or the time is somebody else's by now */
    public void undoCancel(Viewer viewer, BookingId id) {
        writer.undoCancel(viewer, id);
    }

    /** What is to come, soonest first, with what was cancelled of it. */
    @Transactional(readOnly = true)
    public List<OwnBooking> upcoming(Viewer viewer) {
        return own.upcoming(viewer.account(), clock.instant());
    }

    /** The last ones that are over, newest first. */
    @Transactional(readOnly = true)
    public List<OwnBooking> past(Viewer viewer) {
        return own.past(viewer.account(), clock.instant());
    }

    @Transactional(readOnly = true)
    public OwnBooking booking(Viewer viewer, BookingId id) {
        return own.find(viewer.account(), id).orElseThrow(NotFoundException::new);
    }

    /** The service points of the person's own contracts, where somebody may come to. */
    @Transactional(readOnly = true)
    public List<Place> places(Viewer viewer) {
        return own.places(viewer.account(), clock.instant());
    }

    /** The booking, its change or its end as a file for one's own calendar (iCalendar). */
    @Transactional(readOnly = true)
    public byte[] calendarFile(Viewer viewer, BookingId id, Locale language) {
        return files.file(booking(viewer, id), language);
    }

    private <T> T orNear(
            BookingCalendarId calendar, Instant start, @Nullable ResourceId receiver, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (BookingRefusedException refused) {
            throw refused.refusal() == Refusal.TAKEN ? taken(calendar, start, receiver) : refused;
        } catch (DataIntegrityViolationException wall) {
            // The database's own wall: whoever came through the locks at once stops here.
            throw taken(calendar, start, receiver);
        }
    }

    private BookingRefusedException taken(BookingCalendarId calendar, Instant start, @Nullable ResourceId receiver) {
        return BookingRefusedException.taken(times.near(calendar, start, receiver));
    }
}
