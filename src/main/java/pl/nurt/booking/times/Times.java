package pl.nurt.booking.times;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.internal.times.Offer;
import pl.nurt.booking.internal.times.OfferQuery;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;

/**
 * The calendars one may book in, and their times: free, taken, taken back. Who has taken them is nobody's business here.
 *
 * <p>A calendar that is not published, or only for whoever was invited, is answered with {@link NotFoundException}.
 */
@Service
@PreAuthorize("hasAnyRole('RESIDENT', 'STAFF', 'SYSTEM')")
@Transactional(readOnly = true)
public class Times {
    private static final int NEAR = 3;

    /** Of the shortest day there is, that on which the clocks go forward. */
    private static final long SECONDS_A_DAY = 23 * 3_600L;

    private final CalendarQuery calendars;
    private final OfferQuery offers;
    private final Clock clock;

    Times(CalendarQuery calendars, OfferQuery offers, Clock clock) {
        this.calendars = calendars;
        this.offers = offers;
        this.clock = clock;
    }

    /** The calendars residents may book in, in the order the office gave them. */
    public List<BookingCalendar> calendars() {
        return calendars.published();
    }

    public BookingCalendar calendar(BookingCalendarId id) {
        return calendars.published(id).orElseThrow(NotFoundException::new);
    }

    /** The days of a month that can still be booked, each with its times. @param receiver only this one's; null for anyone's */
    public List<DayTimes> month(BookingCalendarId calendar, YearMonth month, @Nullable ResourceId receiver) {
        return days(calendar, month.atDay(1), month.atEndOfMonth(), receiver);
    }

    /** One day; a day on which nothing is offered has no times. */
    public DayTimes day(BookingCalendarId calendar, LocalDate day, @Nullable ResourceId receiver) {
        return days(calendar, day, day, receiver).getFirst();
    }

    /** The nearest free time there is. */
    public Optional<Instant> next(BookingCalendarId calendar, @Nullable ResourceId receiver) {
        var today = CivilTime.dayOf(clock.instant());
        var last = today.plusDays(calendar(calendar).horizonDays());
        for (var from = today; !from.isAfter(last); from = from.plusDays(14)) {
            var free = free(calendar, from, from.plusDays(13), receiver);
            if (!free.isEmpty()) {
                return Optional.of(free.getFirst());
            }
        }
        return Optional.empty();
    }

    /** Free times around one that cannot be had, the nearest first. */
    public List<Instant> near(BookingCalendarId calendar, Instant wanted, @Nullable ResourceId receiver) {
        var day = CivilTime.dayOf(wanted);
        // Whatever lies beyond the days beside is farther than a day: mostly they have enough, and many may ask at
        // once.
        var beside = nearest(free(calendar, day.minusDays(1), day.plusDays(1), receiver), wanted);
        return beside.size() == NEAR && distance(beside.getLast(), wanted) <= SECONDS_A_DAY
                ? beside
                : nearest(free(calendar, day.minusDays(3), day.plusDays(10), receiver), wanted);
    }

    private static List<Instant> nearest(List<Instant> free, Instant wanted) {
        return free.stream()
                .filter(start -> !start.equals(wanted))
                .sorted(Comparator.comparing(start -> distance(start, wanted)))
                .limit(NEAR)
                .toList();
    }

    private static long distance(Instant start, Instant wanted) {
        return Math.abs(ChronoUnit.SECONDS.between(wanted, start));
    }

    private List<Instant> free(
            BookingCalendarId calendar, LocalDate from, LocalDate to, @Nullable ResourceId receiver) {
        return days(calendar, from, to, receiver).stream()
                .flatMap(day -> day.times().stream())
                .filter(OfferedTime::isFree)
                .map(OfferedTime::start)
                .toList();
    }

    private List<DayTimes> days(BookingCalendarId id, LocalDate from, LocalDate to, @Nullable ResourceId receiver) {
        var now = clock.instant();
        if (!calendars.isPublished(id)) {
            throw new NotFoundException();
        }
        Offer offer = offers.load(id, from, to, receiver, null, now);
        return from.datesUntil(to.plusDays(1)).map(day -> offer.day(day, now)).toList();
    }
}
