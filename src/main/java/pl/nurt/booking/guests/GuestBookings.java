package pl.nurt.booking.guests;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.HeldTime;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.calendars.Audience;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.internal.BookingFiles;
import pl.nurt.booking.internal.GuestWriter;
import pl.nurt.booking.internal.OwnBookingQuery;
import pl.nurt.booking.internal.guests.GuestRepository;
import pl.nurt.booking.times.DayTimes;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.AsSystem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.limits.AddressBlock;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;

/**
 * Booking without an account, in calendars that let everybody ({@link Audience#PUBLIC}). A secret address takes the place of the account: whoever
 * has it sees that one booking, moves it and gives it up, and nothing of anybody else.
 *
 * <p>What one address may do is counted; whoever guesses secrets is soon not listened to ({@link TooOftenException}).
 */
@Service
public class GuestBookings {
    /** An office or a school behind one address may book a few. */
    private static final Limit BOOKINGS = new Limit("booking.guest.book", 10, Duration.ofHours(1));

    private static final Limit HOLDS = new Limit("booking.guest.hold", 40, Duration.ofHours(1));
    private static final Limit GUESSES = new Limit("booking.guest.secret", 30, Duration.ofMinutes(10));

    private final GuestWriter writer;
    private final GuestRepository guests;
    private final OwnBookingQuery bookings;
    private final BookingFiles files;
    private final Times times;
    private final SharedLimits limits;
    private final ApplicationEventPublisher events;

    GuestBookings(
            GuestWriter writer,
            GuestRepository guests,
            OwnBookingQuery bookings,
            BookingFiles files,
            Times times,
            SharedLimits limits,
            ApplicationEventPublisher events) {
        this.writer = writer;
        this.guests = guests;
        this.bookings = bookings;
        this.files = files;
        this.times = times;
        this.limits = limits;
        this.events = events;
    }

    /** The calendars that let everybody. */
    public List<BookingCalendar> calendars() {
        return AsSystem.call(times::calendars).stream()
                .filter(calendar -> calendar.audience() == Audience.PUBLIC)
                .toList();
    }

    public List<DayTimes> month(BookingCalendarId calendar, YearMonth month) {
        check(calendar);
        return AsSystem.call(() -> times.month(calendar, month, null));
    }

    public Optional<Instant> next(BookingCalendarId calendar) {
        check(calendar);
        return AsSystem.call(() -> times.next(calendar, null));
    }

    /** Keeps the time for this browser for five minutes; another one is given back. */
    public HeldTime hold(Visit visit, BookingCalendarId calendar, Instant start) {
        check(calendar);
        take(HOLDS, visit.address());
        return orNear(calendar, start, () -> writer.hold(visit.guest(), calendar, start));
    }

    public Optional<HeldTime> held(Visit visit) {
        return guests.held(visit.guest());
    }

    /** Five minutes more, once. */
    public HeldTime extend(Visit visit, BookingId hold) {
        return writer.extend(visit.guest(), hold);
    }

    public void release(Visit visit) {
        writer.release(visit.guest());
    }

    /**
     * Books the time. The same request of the same browser again is answered with the booking it made.
     *
     * @throws pl.nurt.platform.RefusedInputException when something in the form is missing or cannot be
     */
    public GuestTicket book(Visit visit, BookingRequest request, GuestContact contact, Locale language) {
        check(request.calendar());
        take(BOOKINGS, visit.address());
        try {
            var secret = orNear(
                    request.calendar(), request.start(), () -> writer.book(visit.guest(), request, contact, language));
            return ticket(secret);
        } catch (RuntimeException refused) {
            limits.giveBack(BOOKINGS, AddressBlock.of(visit.address()));
            throw refused;
        }
    }

    /** What the secret opens. @throws NotFoundException for any that was not given out */
    public GuestTicket find(Visit visit, String secret) {
        var block = AddressBlock.of(visit.address());
        if (!limits.take(GUESSES, block).granted()) {
            throw new TooOftenException();
        }
        if (guests.id(secret).isEmpty()) {
            events.publishEvent(new SecurityEvent(SecuritySign.WRONG_CODE, visit.address(), ""));
            throw new NotFoundException();
        }
        limits.giveBack(GUESSES, block);
        return ticket(secret);
    }

    /** Moves the booking; when the new time cannot be had, the old one stays. */
    public void move(Visit visit, String secret, Instant start) {
        var booking = find(visit, secret).booking();
        orNear(booking.calendar().id(), start, () -> {
            writer.move(booking.id(), start);
            return secret;
        });
    }

    /** Gives the booking up; for a minute it can be taken back. A repeat changes nothing. */
    public void cancel(Visit visit, String secret) {
        writer.cancel(find(visit, secret).booking().id());
    }

    /** @throws pl.nurt.platform.StaleEditException when the minute is over or the time is somebody else's by now */
    public void undoCancel(Visit visit, String secret) {
        writer.undoCancel(find(visit, secret).booking().id());
    }

    /** Free times around a booking that the office called off. */
    public List<Instant> instead(OwnBooking booking) {
        var calendar = booking.calendar().id();
        return booking.state() == BookingState.CANCELLED
                        && calendars().stream().anyMatch(one -> one.id().equals(calendar))
                ? near(calendar, booking.start())
                : List.of();
    }

    /** Books another time in place of one the office called off, as it was filled in then. @return the new booking's secret */
    public String rebook(Visit visit, String secret, Instant start) {
        var old = find(visit, secret).booking();
        check(old.calendar().id());
        return orNear(old.calendar().id(), start, () -> writer.rebook(old.id(), start));
    }

    public byte[] calendarFile(Visit visit, String secret, Locale language) {
        return files.file(find(visit, secret).booking(), language);
    }

    private GuestTicket ticket(String secret) {
        return guests.id(secret)
                .flatMap(bookings::find)
                .map(booking -> new GuestTicket(secret, booking))
                .orElseThrow(NotFoundException::new);
    }

    private void check(BookingCalendarId calendar) {
        if (calendars().stream().noneMatch(one -> one.id().equals(calendar))) {
            throw new NotFoundException();
        }
    }

    private void take(Limit limit, String address) {
        if (!limits.take(limit, AddressBlock.of(address)).granted()) {
            throw new TooOftenException();
        }
    }

    private List<Instant> near(BookingCalendarId calendar, Instant start) {
        return AsSystem.call(() -> times.near(calendar, start, null));
    }

    private <T> T orNear(BookingCalendarId calendar, Instant start, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (BookingRefusedException refused) {
            throw refused.refusal() == Refusal.TAKEN ? BookingRefusedException.taken(near(calendar, start)) : refused;
        } catch (DataIntegrityViolationException wall) {
            throw BookingRefusedException.taken(near(calendar, start));
        }
    }
}
