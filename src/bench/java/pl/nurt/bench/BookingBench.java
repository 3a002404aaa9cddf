package pl.nurt.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import pl.nurt.booking.BookingRefusedException;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.Refusal;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;

/**
 * Twenty calendars with ten people each and a million bookings: how fast a month of free times is there, what a hundred who want one time are
 * told and how soon, and how many bookings a second are made.
 */
public final class BookingBench {
    private static final int CALENDARS = 20;
    private static final int STAFF = 10;
    private static final int PAST_DAYS = 292;
    private static final int COMING_DAYS = 60;
    private static final int CROWD = 100;
    private static final int RACES = 20;
    private static final int MONTHS = 400;
    private static final int WORKERS = 16;
    private static final int BOOKINGS = 4_000;

    /** Half hours from eight to eight. */
    private static final int A_DAY = 24;

    private final BenchPortal portal;
    private final DSLContext db;
    private final Bookings bookings;
    private final Times times;
    private final Clock clock;
    private final List<Viewer> people = new ArrayList<>();

    private BookingBench(BenchPortal portal) {
        this.portal = portal;
        db = portal.bean(DSLContext.class);
        bookings = portal.bean(Bookings.class);
        times = portal.bean(Times.class);
        clock = portal.bean(Clock.class);
    }

    public static void main(String[] args) throws Exception {
        try (var portal = BenchPortal.start()) {
            new BookingBench(portal).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        for (var one = 0; one < CROWD; one++) {
            people.add(portal.signIn(Role.RESIDENT).viewer());
        }
        fill();
        Report.print("bookings before: " + db.fetchValue("select count(*) from booking.booking"));
        var calendars = AsSystem.call(times::calendars).stream()
                .map(BookingCalendar::id)
                .toList();
        months(calendars, 50);
        Report.below(
                "a month of free times of a calendar of 10 people, 20 calendars, a million bookings, p95",
                Report.quantile(months(calendars, MONTHS), 0.95),
                50,
                "ms");
        try (var threads = Executors.newFixedThreadPool(CROWD)) {
            race(calendars, threads);
            rate(calendars, threads);
        }
    }

    /** Nine tenths of them are over; each person is booked at two of three half hours. */
    private void fill() {
        var today = CivilTime.dayOf(clock.instant());
        db.execute("""
                insert into booking.booking_unit (code, name_pl, name_en, address) values ('bench', 'Miara', 'Bench', 'Rynek 1');
                insert into booking.resource (booking_unit_id, kind, name)
                select booking_unit_id, 'PERSON', 'Osoba ' || number from booking.booking_unit, generate_series(1, %1$d) as number;
                insert into booking.booking_calendar (booking_unit_id, code, name_pl, name_en, kind, venue, audience, length_minutes,
                    step_minutes, on_holidays, published, open_per_person, horizon_days, book_notice_minutes)
                select booking_unit_id, 'bench-' || number, 'Kalendarz ' || number, 'Calendar ' || number, 'MEETING', 'OFFICE', 'RESIDENTS', 30,
                    30, true, true, 1000000, 700, 60
                from booking.booking_unit, generate_series(0, %2$d - 1) as number;
                insert into booking.calendar_resource (booking_calendar_id, resource_id)
                select booking_calendar_id, resource_id
                from (select booking_calendar_id, row_number() over (order by booking_calendar_id) - 1 as place from booking.booking_calendar) as c
                join (select resource_id, row_number() over (order by resource_id) - 1 as place from booking.resource) as r
                    on r.place / %3$d = c.place;
                insert into booking.plan_line (booking_calendar_id, resource_id, weekday, kind, from_minute, to_minute, valid_from)
                select booking_calendar_id, resource_id, weekday, 'WORK', 480, 1200, date '2020-01-01'
                from booking.calendar_resource, generate_series(1, 7) as weekday;
                insert into booking.booking (booking_calendar_id, resource_id, starts_at, ends_at, before_minutes, after_minutes, state, held_by,
                    held_at, booked_at, ended_at, person)
                select booking_calendar_id, resource_id, starts_at, starts_at + interval '30 minutes', 0, 0,
                    case when day < date '%4$s' then 'ATTENDED' else 'BOOKED' end, %5$d, starts_at - interval '9 days',
                    starts_at - interval '9 days', case when day < date '%4$s' then starts_at end, 'x'
                from booking.calendar_resource,
                    generate_series(date '%4$s' - %6$d, date '%4$s' + %7$d, interval '1 day') as day, generate_series(480, 1170, 30) as minute,
                    lateral (select (day + make_interval(mins => minute)) at time zone 'Europe/Warsaw' as starts_at) as at
                where (minute / 30 + resource_id) %% 5 < 3;
                analyze booking.booking;
                """.formatted(
                        CALENDARS * STAFF,
                        CALENDARS,
                        STAFF,
                        today,
                        people.getFirst().account().value(),
                        PAST_DAYS,
                        COMING_DAYS));
    }

    private double[] months(List<BookingCalendarId> calendars, int count) {
        var taken = new double[count];
        var month = YearMonth.from(CivilTime.dayOf(clock.instant()).plusMonths(1));
        for (var one = 0; one < count; one++) {
            var calendar = calendars.get(one % calendars.size());
            var begin = System.nanoTime();
            var days = AsSystem.call(() -> times.month(calendar, month, null));
            taken[one] = (System.nanoTime() - begin) / 1e6;
            if (days.stream().allMatch(day -> day.times().isEmpty())) {
                throw new IllegalStateException("a month without times");
            }
        }
        return taken;
    }

    /** A hundred at once for one time that one person alone has free. */
    private void race(List<BookingCalendarId> calendars, ExecutorService threads) throws Exception {
        var slowest = 0.0;
        var day = CivilTime.dayOf(clock.instant()).plusDays(COMING_DAYS + 2L);
        for (var round = 0; round < RACES; round++) {
            var calendar = calendars.get(round % calendars.size());
            var start = at(day, round);
            // All but one of those who receive are busy then.
            for (var busy = 0; busy < STAFF - 1; busy++) {
                book(people.get(busy), calendar, start);
            }
            var barrier = new CyclicBarrier(CROWD);
            var won = new AtomicInteger();
            var acts = people.stream()
                    .<Callable<Double>>map(one -> () -> {
                        barrier.await();
                        var begin = System.nanoTime();
                        if (attempt(one, calendar, start)) {
                            won.incrementAndGet();
                        }
                        return (System.nanoTime() - begin) / 1e9;
                    })
                    .toList();
            for (var one : threads.invokeAll(acts)) {
                slowest = Math.max(slowest, one.get());
            }
            if (won.get() != 1) {
                throw new IllegalStateException("booked by " + won.get());
            }
        }
        Report.below("100 attempts on one time: exactly one booking, the last one answered", slowest, 1, "s");
    }

    private void rate(List<BookingCalendarId> calendars, ExecutorService threads) throws Exception {
        var first = CivilTime.dayOf(clock.instant()).plusDays(COMING_DAYS + 10L);
        var begin = System.nanoTime();
        var acts = new ArrayList<Callable<Object>>();
        for (var worker = 0; worker < WORKERS; worker++) {
            var own = worker;
            acts.add(() -> {
                // One person's times follow each other, so that nobody is at two places at once.
                for (var number = 0; number < BOOKINGS / WORKERS; number++) {
                    var calendar = calendars.get((own + number) % calendars.size());
                    book(people.get(own), calendar, at(first.plusDays(number / A_DAY), number));
                }
                return true;
            });
        }
        for (var one : threads.invokeAll(acts)) {
            one.get();
        }
        Report.atLeast(
                "bookings made by %d people at once, confirmed and told".formatted(WORKERS),
                BOOKINGS / ((System.nanoTime() - begin) / 1e9),
                200,
                "/s");
    }

    private boolean attempt(Viewer who, BookingCalendarId calendar, Instant start) {
        try {
            book(who, calendar, start);
            return true;
        } catch (BookingRefusedException refused) {
            if (refused.refusal() != Refusal.TAKEN && refused.refusal() != Refusal.BOOKED_ELSEWHERE) {
                throw refused;
            }
            return false;
        }
    }

    private void book(Viewer who, BookingCalendarId calendar, Instant start) {
        AsSystem.run(() ->
                bookings.book(who, new BookingRequest(UUID.randomUUID(), calendar, start, null, null, "", Map.of())));
    }

    private static Instant at(LocalDate day, int halfHour) {
        return day.atTime(8, 0)
                .plus(Duration.ofMinutes(30L * (halfHour % A_DAY)))
                .atZone(CivilTime.ZONE)
                .toInstant();
    }
}
