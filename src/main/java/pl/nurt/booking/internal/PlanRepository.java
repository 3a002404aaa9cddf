package pl.nurt.booking.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.CALENDAR_RESOURCE;
import static pl.nurt.db.booking.Tables.PLAN_EXCEPTION;
import static pl.nurt.db.booking.Tables.PLAN_LINE;
import static pl.nurt.db.booking.Tables.RESOURCE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.PlanLineKind;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.booking.plans.Hours;
import pl.nurt.booking.plans.PlanChange.NewDays;
import pl.nurt.booking.plans.PlanChange.NewWeek;
import pl.nurt.booking.plans.PlanExceptionId;
import pl.nurt.booking.plans.PlannedDay;

/** Rows of the working plans, as the office changes them. */
@Repository
class PlanRepository {
    private final DSLContext db;

    PlanRepository(DSLContext db) {
        this.db = db;
    }

    /** A booking or a hold to come, as far as plans care. */
    record Coming(
            BookingId id,
            BookingCalendarId calendar,
            ResourceId receiver,
            TimeSpan span,
            boolean held,
            boolean walkIn) {}

    List<ResourceId> receivers(BookingCalendarId calendar) {
        return db.select(CALENDAR_RESOURCE.RESOURCE_ID)
                .from(CALENDAR_RESOURCE)
                .join(RESOURCE)
                .on(RESOURCE.RESOURCE_ID.eq(CALENDAR_RESOURCE.RESOURCE_ID))
                .where(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID.eq(calendar))
                .orderBy(RESOURCE.RESOURCE_ID)
                .fetch(CALENDAR_RESOURCE.RESOURCE_ID);
    }

    List<ResourceId> receivers(PlanExceptionId day) {
        return db.select(PLAN_EXCEPTION.RESOURCE_ID)
                .from(PLAN_EXCEPTION)
                .where(PLAN_EXCEPTION.PLAN_EXCEPTION_ID.eq(day))
                .fetch(PLAN_EXCEPTION.RESOURCE_ID);
    }

    /** Days unlike the usual week from that day on, of everybody who receives in the calendar. */
    Map<ResourceId, List<PlannedDay>> days(BookingCalendarId calendar, LocalDate from) {
        return db.select(
                        PLAN_EXCEPTION.RESOURCE_ID,
                        PLAN_EXCEPTION.PLAN_EXCEPTION_ID,
                        PLAN_EXCEPTION.DAY,
                        PLAN_EXCEPTION.KIND,
                        row(PLAN_EXCEPTION.FROM_MINUTE, PLAN_EXCEPTION.TO_MINUTE)
                                .mapping(Hours::new),
                        PLAN_EXCEPTION.BOOKING_CALENDAR_ID.isNull())
                .from(PLAN_EXCEPTION)
                .join(CALENDAR_RESOURCE)
                .on(CALENDAR_RESOURCE.RESOURCE_ID.eq(PLAN_EXCEPTION.RESOURCE_ID))
                .where(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID.eq(calendar))
                .and(PLAN_EXCEPTION.BOOKING_CALENDAR_ID.isNull().or(PLAN_EXCEPTION.BOOKING_CALENDAR_ID.eq(calendar)))
                .and(PLAN_EXCEPTION.DAY.ge(from))
                .orderBy(PLAN_EXCEPTION.DAY, PLAN_EXCEPTION.FROM_MINUTE, PLAN_EXCEPTION.PLAN_EXCEPTION_ID)
                .fetchGroups(
                        PLAN_EXCEPTION.RESOURCE_ID,
                        found -> new PlannedDay(
                                found.value2(), found.value3(), found.value4(), found.value5(), found.value6()));
    }

    /** Bookings and holds that begin later, in all calendars of these. */
    List<Coming> coming(Collection<ResourceId> receivers, Instant now) {
        return db.select(
                        BOOKING_.BOOKING_ID,
                        BOOKING_.BOOKING_CALENDAR_ID,
                        BOOKING_.RESOURCE_ID,
                        row(BOOKING_.STARTS_AT, BOOKING_.ENDS_AT).mapping(TimeSpan::new),
                        BOOKING_.STATE.eq(BookingState.HELD),
                        BOOKING_.WALK_IN)
                .from(BOOKING_)
                .where(BOOKING_.RESOURCE_ID.in(receivers))
                .and(BOOKING_.STATE.in(BookingState.HELD, BookingState.BOOKED))
                .and(BOOKING_.STARTS_AT.gt(now))
                .orderBy(BOOKING_.STARTS_AT, BOOKING_.BOOKING_ID)
                .fetch(mapping(Coming::new));
    }

    /** From that day on only these hours hold. */
    void replaceWeek(NewWeek week) {
        var ofReceiver =
                PLAN_LINE.BOOKING_CALENDAR_ID.eq(week.calendar()).and(PLAN_LINE.RESOURCE_ID.eq(week.receiver()));
        db.deleteFrom(PLAN_LINE)
                .where(ofReceiver)
                .and(PLAN_LINE.VALID_FROM.ge(week.from()))
                .execute();
        db.update(PLAN_LINE)
                .set(PLAN_LINE.VALID_UNTIL, week.from())
                .where(ofReceiver)
                .and(PLAN_LINE.VALID_UNTIL.isNull().or(PLAN_LINE.VALID_UNTIL.gt(week.from())))
                .execute();
        week.hours()
                .forEach((day, spans) -> spans.forEach(span -> db.insertInto(PLAN_LINE)
                        .set(PLAN_LINE.BOOKING_CALENDAR_ID, week.calendar())
                        .set(PLAN_LINE.RESOURCE_ID, week.receiver())
                        .set(PLAN_LINE.WEEKDAY, day.getValue())
                        .set(PLAN_LINE.KIND, PlanLineKind.WORK)
                        .set(PLAN_LINE.FROM_MINUTE, span.fromMinute())
                        .set(PLAN_LINE.TO_MINUTE, span.toMinute())
                        .set(PLAN_LINE.VALID_FROM, week.from())
                        .execute()));
    }

    /** A day that is planned so already is not planned twice. */
    void insertDays(NewDays days, Collection<ResourceId> receivers) {
        var calendar = days.everywhere() ? null : days.calendar();
        for (var receiver : receivers) {
            days.from().datesUntil(days.to().plusDays(1)).forEach(day -> {
                if (!db.fetchExists(
                        PLAN_EXCEPTION,
                        PLAN_EXCEPTION.RESOURCE_ID.eq(receiver),
                        PLAN_EXCEPTION.BOOKING_CALENDAR_ID.isNotDistinctFrom(calendar),
                        PLAN_EXCEPTION.DAY.eq(day),
                        PLAN_EXCEPTION.KIND.eq(days.kind()),
                        PLAN_EXCEPTION.FROM_MINUTE.eq(days.hours().fromMinute()),
                        PLAN_EXCEPTION.TO_MINUTE.eq(days.hours().toMinute()))) {
                    db.insertInto(PLAN_EXCEPTION)
                            .set(PLAN_EXCEPTION.RESOURCE_ID, receiver)
                            .set(PLAN_EXCEPTION.BOOKING_CALENDAR_ID, calendar)
                            .set(PLAN_EXCEPTION.DAY, day)
                            .set(PLAN_EXCEPTION.KIND, days.kind())
                            .set(PLAN_EXCEPTION.FROM_MINUTE, days.hours().fromMinute())
                            .set(PLAN_EXCEPTION.TO_MINUTE, days.hours().toMinute())
                            .execute();
                }
            });
        }
    }

    void drop(PlanExceptionId day) {
        db.deleteFrom(PLAN_EXCEPTION)
                .where(PLAN_EXCEPTION.PLAN_EXCEPTION_ID.eq(day))
                .execute();
    }
}
