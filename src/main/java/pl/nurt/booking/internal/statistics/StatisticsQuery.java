package pl.nurt.booking.internal.statistics;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trunc;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.BOOKING_UNIT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.BookingUnitId;
import pl.nurt.booking.calendars.CalendarKind;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.internal.rules.Spans;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.internal.times.PlanQuery;
import pl.nurt.booking.statistics.MonthFigures;
import pl.nurt.platform.CivilTime;

/** Counts bookings by unit, kind and month; which time was open the plans say. */
@Repository
public class StatisticsQuery {
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

    private static final Condition APPOINTED = BOOKING_.WALK_IN.isFalse();
    private static final Condition RECEIVED =
            BOOKING_.STATE.in(BookingState.BOOKED, BookingState.ATTENDED, BookingState.MISSED);

    private static final Field<LocalDateTime> MONTH = trunc(
            function("timezone", SQLDataType.LOCALDATETIME, inline(CivilTime.ZONE.getId()), BOOKING_.STARTS_AT),
            DatePart.MONTH);

    private static final AggregateFunction<BigDecimal> TAKEN =
            sum(seconds(BOOKING_.ENDS_AT).minus(seconds(BOOKING_.STARTS_AT)));
    private static final AggregateFunction<BigDecimal> LEAD =
            avg(seconds(BOOKING_.STARTS_AT).minus(seconds(BOOKING_.BOOKED_AT)));

    private final DSLContext db;
    private final PlanQuery plans;
    private final CalendarQuery calendars;

    StatisticsQuery(DSLContext db, PlanQuery plans, CalendarQuery calendars) {
        this.db = db;
        this.plans = plans;
        this.calendars = calendars;
    }

    private record Group(BookingUnitId unit, CalendarKind kind, YearMonth month) {}

    private static Field<Double> seconds(Field<Instant> at) {
        return function("date_part", SQLDataType.DOUBLE, inline("epoch"), at);
    }

    public List<MonthFigures> of(YearMonth from, YearMonth to) {
        var names = new HashMap<BookingUnitId, Words>();
        db.select(BOOKING_UNIT.BOOKING_UNIT_ID, BOOKING_UNIT.NAME_PL, BOOKING_UNIT.NAME_EN)
                .from(BOOKING_UNIT)
                .forEach(unit -> names.put(unit.value1(), new Words(unit.value2(), unit.value3())));
        var open = open(from, to);
        var counted = counted(from, to);
        var groups = new HashSet<>(open.keySet());
        groups.addAll(counted.keySet());
        return groups.stream()
                .sorted(Comparator.comparing(Group::month)
                        .thenComparing(group -> name(names, group).pl())
                        .thenComparing(Group::kind))
                .map(group ->
                        figures(group, name(names, group), open.getOrDefault(group, Duration.ZERO), counted.get(group)))
                .toList();
    }

    private static Words name(Map<BookingUnitId, Words> names, Group group) {
        return Optional.ofNullable(names.get(group.unit())).orElse(new Words("", ""));
    }

    /** One question, however many months. */
    private Map<Group, Record> counted(YearMonth from, YearMonth to) {
        return db.select(Stream.concat(
                                Stream.of(
                                        BOOKING_CALENDAR.BOOKING_UNIT_ID,
                                        BOOKING_CALENDAR.KIND,
                                        MONTH,
                                        TAKEN.filterWhere(RECEIVED.and(BOOKING_.STATE.ne(BookingState.MISSED)))
                                                .as("taken"),
                                        LEAD.filterWhere(RECEIVED.and(APPOINTED))
                                                .as("lead"),
                                        of(RECEIVED.and(APPOINTED), "booked"),
                                        of(
                                                BOOKING_.STATE
                                                        .eq(BookingState.ATTENDED)
                                                        .and(APPOINTED),
                                                "attended"),
                                        of(BOOKING_.STATE.eq(BookingState.MISSED), "missed"),
                                        of(RECEIVED.and(BOOKING_.WALK_IN), "walk_ins"),
                                        of(
                                                BOOKING_.STATE
                                                        .eq(BookingState.CANCELLED)
                                                        .and(BOOKING_.CANCEL_REASON.isNull()),
                                                "given"),
                                        of(BOOKING_.MOVED_FROM.isNotNull(), "moved")),
                                Stream.of(CancelReason.values())
                                        .map(reason -> of(BOOKING_.CANCEL_REASON.eq(reason), reason.name())))
                        .toList())
                .from(BOOKING_)
                .join(BOOKING_CALENDAR)
                .on(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(BOOKING_.BOOKING_CALENDAR_ID))
                .where(BOOKING_.STATE.notIn(BookingState.HELD, BookingState.RELEASED))
                .and(BOOKING_.STARTS_AT.ge(CivilTime.startOf(from.atDay(1))))
                .and(BOOKING_.STARTS_AT.lt(CivilTime.startOf(to.plusMonths(1).atDay(1))))
                .groupBy(BOOKING_CALENDAR.BOOKING_UNIT_ID, BOOKING_CALENDAR.KIND, MONTH)
                .fetchMap(found -> new Group(
                        found.get(BOOKING_CALENDAR.BOOKING_UNIT_ID),
                        found.get(BOOKING_CALENDAR.KIND),
                        YearMonth.from(found.get(MONTH))));
    }

    private static Field<Integer> of(Condition which, String name) {
        return count().filterWhere(which).as(name);
    }

    /** Of one who receives in two calendars of a kind at once the hour counts once. */
    private Map<Group, Duration> open(YearMonth from, YearMonth to) {
        var byId = new HashMap<BookingCalendarId, BookingCalendar>();
        calendars.all().forEach(calendar -> byId.put(calendar.id(), calendar));
        var spans = new HashMap<Group, Map<ResourceId, Set<TimeSpan>>>();
        for (var plan : plans.plans(from.atDay(1), to.atEndOfMonth())) {
            var calendar = byId.get(plan.calendar());
            if (calendar == null) {
                continue;
            }
            from.atDay(1)
                    .datesUntil(to.plusMonths(1).atDay(1))
                    .forEach(day -> spans.computeIfAbsent(
                                    new Group(calendar.unit().id(), calendar.kind(), YearMonth.from(day)),
                                    unknown -> new TreeMap<>(Comparator.comparing(ResourceId::value)))
                            .computeIfAbsent(plan.receiver(), unknown -> new HashSet<>())
                            .addAll(plan.plan().open(day)));
        }
        var open = new HashMap<Group, Duration>();
        spans.forEach((group, ofGroup) ->
                ofGroup.values().forEach(one -> open.merge(group, Spans.length(one), Duration::plus)));
        return open;
    }

    private static MonthFigures figures(Group group, Words unit, Duration open, @Nullable Record found) {
        if (found == null) {
            return new MonthFigures(
                    unit, group.kind(), group.month(), open, Duration.ZERO, 0, 0, 0, 0, 0, Map.of(), 0, null);
        }
        var calledOff = new EnumMap<CancelReason, Long>(CancelReason.class);
        for (var reason : CancelReason.values()) {
            calledOff.put(reason, found.get(reason.name(), Long.class));
        }
        var taken = found.get("taken", BigDecimal.class);
        var lead = found.get("lead", BigDecimal.class);
        return new MonthFigures(
                unit,
                group.kind(),
                group.month(),
                open,
                taken == null ? Duration.ZERO : Duration.ofSeconds(taken.longValue()),
                found.get("booked", Long.class),
                found.get("attended", Long.class),
                found.get("missed", Long.class),
                found.get("walk_ins", Long.class),
                found.get("given", Long.class),
                calledOff,
                found.get("moved", Long.class),
                lead == null ? null : lead.divide(SECONDS_A_DAY, 1, RoundingMode.HALF_UP));
    }
}
