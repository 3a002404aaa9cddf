package pl.nurt.metering.use;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.internal.rules.MeterReadings;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.use.internal.DayRange;
import pl.nurt.metering.use.internal.MeterLink;
import pl.nurt.metering.use.internal.OwnChain;
import pl.nurt.metering.use.internal.OwnMeterRepository;
import pl.nurt.metering.use.internal.UseRepository;
import pl.nurt.metering.use.internal.rules.DayUse;
import pl.nurt.metering.use.internal.rules.Summary;
import pl.nurt.metering.use.internal.rules.UseByDay;
import pl.nurt.metering.use.internal.rules.UseByHour;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;

/**
 * What residents see of their own meters.
 *
 * <p>A meter is the viewer's while it is installed at a service point whose contract holds today for one of the customers the account
 * acts for. A main meter speaks for the meters it replaced, back to the first day of that contract; any other meter's id is
 * answered with {@link NotFoundException}.
 */
@Service
@PreAuthorize("hasRole('RESIDENT')")
@Transactional(readOnly = true)
public class Consumption {
    /** A difference over more than a month is not worth showing in an hour. */
    private static final Duration LONGEST_GAP = Duration.ofDays(31);

    /** Of moments in the database. */
    private static final Duration SMALLEST_STEP = Duration.of(1, ChronoUnit.MICROS);

    private final OwnMeterRepository meters;
    private final UseRepository uses;
    private final Clock clock;

    Consumption(OwnMeterRepository meters, UseRepository uses, Clock clock) {
        this.meters = meters;
        this.uses = uses;
        this.clock = clock;
    }

    /** The viewer's meters by address, at each point the main meter first. */
    public List<OwnMeter> meters(Viewer viewer) {
        return meters.of(viewer.account(), clock.instant()).stream()
                .map(OwnChain::meter)
                .toList();
    }

    /** One of the viewer's meters as it stands now. */
    public OwnMeter meter(Viewer viewer, MeterId meter) {
        return own(viewer, meter).meter();
    }

    /** The meters that have been installed at the point since the contract began, the present one first. */
    public List<MeterAtPoint> history(Viewer viewer, MeterId meter) {
        return own(viewer, meter).links().reversed().stream()
                .map(MeterLink::describe)
                .toList();
    }

    /** The first day of which {@link #indexOn} can know something. */
    public LocalDate firstDay(Viewer viewer, MeterId meter) {
        return own(viewer, meter).firstDay();
    }

    /** Today, this month, and how the month compares. */
    public UseSummary summary(Viewer viewer, MeterId meter) {
        var chain = own(viewer, meter);
        var today = today();
        var month = YearMonth.from(today);
        var lastMonth = month.minusMonths(1);
        var lastYear = month.minusYears(1);
        var days = days(
                chain,
                new DayRange(lastYear.atDay(1), lastYear.plusMonths(1).atDay(1)),
                new DayRange(lastMonth.atDay(1), today.plusDays(1)));
        return Summary.of(days, today);
    }

    /** The whole period, point by point. */
    public UseSeries series(Viewer viewer, MeterId meter, UsePeriod period) {
        return new UseSeries(period, points(own(viewer, meter), period, Instant.EPOCH));
    }

    /** The period's points from the one on in which {@code since} lies: what a chart lacks that has shown the ones before. */
    public List<UsePoint> pointsSince(Viewer viewer, MeterId meter, UsePeriod period, Instant since) {
        return points(own(viewer, meter), period, since);
    }

    /** The index on a civil day: the day's last reading, or the nearest ones, said to be so. */
    public IndexOnDay indexOn(Viewer viewer, MeterId meter, LocalDate day) {
        var chain = own(viewer, meter);
        if (day.isAfter(today())) {
            return new IndexOnDay.InFuture();
        }
        if (day.isBefore(chain.firstDay())) {
            return new IndexOnDay.TooEarly(chain.firstDay());
        }
        var start = CivilTime.startOf(day);
        var end = CivilTime.startOf(day.plusDays(1));
        var onDay = last(chain, start, end);
        if (onDay.isPresent()) {
            return new IndexOnDay.Read(onDay.get());
        }
        return new IndexOnDay.Nearest(
                last(chain, chain.sinceInstant(), start).orElse(null),
                first(chain, end).orElse(null));
    }

    /**
     * What was read from the first day on and before the other one, oldest first, with the indexes written down when meters were exchanged;
     * nothing of the time before the contract.
     */
    public List<IndexReading> readings(Viewer viewer, MeterId meter, LocalDate from, LocalDate until) {
        var chain = own(viewer, meter);
        var begin = later(CivilTime.startOf(from), chain.sinceInstant());
        var end = CivilTime.startOf(until);
        return chain.links().stream()
                .flatMap(link -> Stream.concat(
                        writtenDown(link, begin, end),
                        uses.readings(link, begin.minus(SMALLEST_STEP), end.minus(SMALLEST_STEP)).stream()))
                .sorted(Comparator.comparing(IndexReading::at))
                .toList();
    }

    private OwnChain own(Viewer viewer, MeterId meter) {
        return meters.of(viewer.account(), clock.instant(), meter).stream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private List<UsePoint> points(OwnChain chain, UsePeriod period, Instant since) {
        var known = CivilTime.dayOf(since);
        return switch (period.span()) {
            case DAY -> hours(chain, period, since);
            case MONTH -> {
                var from = later(period.from(), known);
                var days = withYearBefore(chain, from, period.until());
                yield UseByDay.days(days, from, period.until(), today());
            }
            case YEAR -> {
                var from = later(period.from(), known.withDayOfMonth(1));
                var days = withYearBefore(chain, from, period.until());
                yield UseByDay.months(days, from, period.until(), chain.firstDay(), today());
            }
        };
    }

    private List<UsePoint> hours(OwnChain chain, UsePeriod period, Instant since) {
        var now = clock.instant();
        var rolling = period.day().equals(today());
        var until = rolling
                ? now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS)
                : CivilTime.startOf(period.until());
        var begin = rolling ? until.minus(24, ChronoUnit.HOURS) : CivilTime.startOf(period.from());
        var known = since.truncatedTo(ChronoUnit.HOURS);
        var from = known.isAfter(begin) ? known : begin;
        var readings = chain.links().stream()
                .map(link -> withOpening(chain, link, from, until))
                .toList();
        return UseByHour.hours(readings, from, until, now);
    }

    /** The reading from which the first difference counts, and those of the time itself. */
    private MeterReadings withOpening(OwnChain chain, MeterLink link, Instant from, Instant until) {
        var opening = later(from.minus(LONGEST_GAP), chain.sinceInstant());
        var end = until.plus(UseByHour.NEIGHBOURS);
        var readings = new ArrayList<IndexReading>();
        uses.last(link, opening, from.plusMillis(1))
                .or(() -> writtenDown(link, later(from, chain.sinceInstant()), end)
                        .findFirst())
                .ifPresent(readings::add);
        readings.addAll(uses.readings(link, later(from, chain.sinceInstant()), end));
        return new MeterReadings(
                link.register(),
                readings.stream()
                        .map(reading -> new RegisterPoint(reading.at(), reading.index()))
                        .toList());
    }

    private Map<LocalDate, DayUse> withYearBefore(OwnChain chain, LocalDate from, LocalDate until) {
        return days(chain, new DayRange(from, until), new DayRange(from.minusYears(1), until.minusYears(1)));
    }

    private Map<LocalDate, DayUse> days(OwnChain chain, DayRange... ranges) {
        var seen = Stream.of(ranges)
                .map(range -> new DayRange(later(range.from(), chain.since()), range.until()))
                .toList();
        return DayUse.byDay(uses.days(chain.links(), seen));
    }

    private Optional<IndexReading> last(OwnChain chain, Instant from, Instant before) {
        return chain.links().reversed().stream()
                .map(link -> Stream.concat(uses.last(link, from, before).stream(), writtenDown(link, from, before))
                        .max(Comparator.comparing(IndexReading::at)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<IndexReading> first(OwnChain chain, Instant from) {
        var before = clock.instant().plusMillis(1);
        return chain.links().stream()
                .map(link -> Stream.concat(uses.first(link, from, before).stream(), writtenDown(link, from, before))
                        .min(Comparator.comparing(IndexReading::at)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<IndexReading> writtenDown(MeterLink link, Instant from, Instant before) {
        return link.writtenDown().stream()
                .filter(index -> !index.at().isBefore(from) && index.at().isBefore(before));
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }

    private static <T extends Comparable<? super T>> T later(T one, T other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
