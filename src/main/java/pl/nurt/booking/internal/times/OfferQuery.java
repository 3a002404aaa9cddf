package pl.nurt.booking.internal.times;

import static pl.nurt.db.booking.Tables.BLOCKED_TIME;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.BUSY_SOURCE;
import static pl.nurt.db.booking.Tables.BUSY_TIME;
import static pl.nurt.db.booking.Tables.CALENDAR_RESOURCE;
import static pl.nurt.db.booking.Tables.PLAN_EXCEPTION;
import static pl.nurt.db.booking.Tables.PLAN_LINE;
import static pl.nurt.db.booking.Tables.RESOURCE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.rules.Buffers;
import pl.nurt.booking.internal.rules.DayException;
import pl.nurt.booking.internal.rules.Occupation;
import pl.nurt.booking.internal.rules.Occupied;
import pl.nurt.booking.internal.rules.PlanLine;
import pl.nurt.booking.internal.rules.SlotRules;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.booking.internal.rules.WorkingPlan;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;

/** Brings together what decides which times are free: a few questions, however many days and people. */
@Repository
public class OfferQuery {
    /** No booking takes longer, and none needs more time around it. */
    private static final Duration REACH = Duration.ofHours(12);

    private final DSLContext db;

    OfferQuery(DSLContext db) {
        this.db = db;
    }

    /**
     * What the calendar offers on these days.
     *
     * @param receiver only this one's times; null for anyone's
     * @param without a booking that does not count, because it is to be moved
     */
    public Offer load(
            BookingCalendarId calendar,
            LocalDate from,
            LocalDate to,
            @Nullable ResourceId receiver,
            @Nullable BookingId without,
            Instant now) {
        var row = db.selectFrom(BOOKING_CALENDAR)
                .where(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(calendar))
                .fetchOptional()
                .orElseThrow(NotFoundException::new);
        var rules = new SlotRules(
                calendar.value(),
                Duration.ofMinutes(row.getLengthMinutes()),
                Duration.ofMinutes(row.getStepMinutes()),
                Buffers.ofMinutes(row.getBeforeMinutes(), row.getAfterMinutes()),
                row.getCapacity(),
                Duration.ofMinutes(row.getBookNoticeMinutes()),
                row.getHorizonDays());
        var resources = receivers(calendar, receiver);
        var lines = lines(calendar, resources, from, to);
        var exceptions = exceptions(calendar, resources, from, to);
        var start = CivilTime.startOf(from);
        var end = CivilTime.startOf(to.plusDays(1));
        var occupied = occupied(resources, start, end, without, now);
        var takenBack = takenBack(resources, start, end);
        return new Offer(
                rules,
                resources.stream()
                        .map(one -> new Offer.OfResource(
                                one,
                                new WorkingPlan(
                                        lines.getOrDefault(one, List.of()),
                                        exceptions.getOrDefault(one, List.of()),
                                        row.getOnHolidays(),
                                        CivilTime.ZONE),
                                Occupation.of(occupied.getOrDefault(one, List.of())),
                                takenBack.getOrDefault(one, Map.of())))
                        .toList(),
                row.getBesideOthers());
    }

    private List<ResourceId> receivers(BookingCalendarId calendar, @Nullable ResourceId receiver) {
        return db.select(RESOURCE.RESOURCE_ID)
                .from(CALENDAR_RESOURCE)
                .join(RESOURCE)
                .on(RESOURCE.RESOURCE_ID.eq(CALENDAR_RESOURCE.RESOURCE_ID))
                .where(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID.eq(calendar))
                .and(RESOURCE.ACTIVE.isTrue())
                .and(receiver == null ? DSL.noCondition() : RESOURCE.RESOURCE_ID.eq(receiver))
                .orderBy(RESOURCE.RESOURCE_ID)
                .fetch(RESOURCE.RESOURCE_ID);
    }

    private Map<ResourceId, List<PlanLine>> lines(
            BookingCalendarId calendar, Collection<ResourceId> resources, LocalDate from, LocalDate to) {
        return db.selectFrom(PLAN_LINE)
                .where(PLAN_LINE.BOOKING_CALENDAR_ID.eq(calendar))
                .and(PLAN_LINE.RESOURCE_ID.in(resources))
                .and(PLAN_LINE.VALID_FROM.le(to))
                .and(PLAN_LINE.VALID_UNTIL.isNull().or(PLAN_LINE.VALID_UNTIL.gt(from)))
                .and(from.equals(to) ? PLAN_LINE.WEEKDAY.eq(from.getDayOfWeek().getValue()) : DSL.noCondition())
                .fetchGroups(PLAN_LINE.RESOURCE_ID, PlanQuery::line);
    }

    private Map<ResourceId, List<DayException>> exceptions(
            BookingCalendarId calendar, Collection<ResourceId> resources, LocalDate from, LocalDate to) {
        return db.selectFrom(PLAN_EXCEPTION)
                .where(PLAN_EXCEPTION.RESOURCE_ID.in(resources))
                .and(PLAN_EXCEPTION.BOOKING_CALENDAR_ID.isNull().or(PLAN_EXCEPTION.BOOKING_CALENDAR_ID.eq(calendar)))
                .and(PLAN_EXCEPTION.DAY.between(from, to))
                .fetchGroups(PLAN_EXCEPTION.RESOURCE_ID, PlanQuery::exception);
    }

    /** Bookings, holds that have not run out, blocked times, and what other calendars say. */
    private Map<ResourceId, List<Occupied>> occupied(
            Collection<ResourceId> resources, Instant start, Instant end, @Nullable BookingId without, Instant now) {
        var occupied = new HashMap<ResourceId, List<Occupied>>();
        db.select(
                        BOOKING_.RESOURCE_ID,
                        BOOKING_.BOOKING_CALENDAR_ID,
                        BOOKING_.STARTS_AT,
                        BOOKING_.ENDS_AT,
                        BOOKING_.BEFORE_MINUTES,
                        BOOKING_.AFTER_MINUTES,
                        BOOKING_.SEAT_FROM,
                        BOOKING_.SEAT_TO)
                .from(BOOKING_)
                .where(BOOKING_.RESOURCE_ID.in(resources))
                .and(BOOKING_.STATE.in(
                        BookingState.HELD, BookingState.BOOKED, BookingState.ATTENDED, BookingState.MISSED))
                .and(BOOKING_.STARTS_AT.ge(start.minus(REACH)))
                .and(BOOKING_.STARTS_AT.lt(end.plus(REACH)))
                .and(isLive(now))
                .and(without == null ? DSL.noCondition() : BOOKING_.BOOKING_ID.ne(without))
                .forEach(row -> occupied.computeIfAbsent(row.value1(), unknown -> new ArrayList<>())
                        .add(new Occupied(
                                new TimeSpan(row.value3(), row.value4()),
                                Buffers.ofMinutes(row.value5(), row.value6()),
                                row.value7().equals(row.value8()) ? row.value2().value() : null)));
        db.select(BLOCKED_TIME.RESOURCE_ID, BLOCKED_TIME.STARTS_AT, BLOCKED_TIME.ENDS_AT)
                .from(BLOCKED_TIME)
                .where(BLOCKED_TIME.RESOURCE_ID.in(resources))
                .and(BLOCKED_TIME.LIFTED_AT.isNull())
                .and(BLOCKED_TIME.ENDS_AT.gt(start.minus(REACH)))
                .and(BLOCKED_TIME.STARTS_AT.lt(end.plus(REACH)))
                .unionAll(db.select(BUSY_SOURCE.RESOURCE_ID, BUSY_TIME.STARTS_AT, BUSY_TIME.ENDS_AT)
                        .from(BUSY_TIME)
                        .join(BUSY_SOURCE)
                        .on(BUSY_SOURCE.BUSY_SOURCE_ID.eq(BUSY_TIME.BUSY_SOURCE_ID))
                        .where(BUSY_SOURCE.RESOURCE_ID.in(resources))
                        .and(BUSY_TIME.ENDS_AT.gt(start.minus(REACH)))
                        .and(BUSY_TIME.STARTS_AT.lt(end.plus(REACH))))
                .forEach(row -> occupied.computeIfAbsent(row.value1(), unknown -> new ArrayList<>())
                        .add(Occupied.blocked(new TimeSpan(row.value2(), row.value3()))));
        return occupied;
    }

    private static Condition isLive(Instant now) {
        return BOOKING_.STATE
                .ne(BookingState.HELD)
                .or(BOOKING_.HELD_UNTIL.gt(now))
                .or(BOOKING_.KEPT.isTrue());
    }

    private Map<ResourceId, Map<Instant, CancelReason>> takenBack(
            Collection<ResourceId> resources, Instant start, Instant end) {
        var takenBack = new HashMap<ResourceId, Map<Instant, CancelReason>>();
        db.select(BOOKING_.RESOURCE_ID, BOOKING_.STARTS_AT, BOOKING_.CANCEL_REASON)
                .from(BOOKING_)
                .where(BOOKING_.RESOURCE_ID.in(resources))
                .and(BOOKING_.STATE.eq(BookingState.CANCELLED))
                .and(BOOKING_.STARTS_AT.ge(start))
                .and(BOOKING_.STARTS_AT.lt(end))
                .and(BOOKING_.CANCEL_REASON.isNotNull())
                .forEach(row -> takenBack
                        .computeIfAbsent(row.value1(), unknown -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return takenBack;
    }
}
