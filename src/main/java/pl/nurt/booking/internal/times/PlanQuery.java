package pl.nurt.booking.internal.times;

import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.CALENDAR_RESOURCE;
import static pl.nurt.db.booking.Tables.PLAN_EXCEPTION;
import static pl.nurt.db.booking.Tables.PLAN_LINE;
import static pl.nurt.db.booking.Tables.RESOURCE;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.PlanExceptionKind;
import pl.nurt.booking.calendars.PlanLineKind;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.rules.DayException;
import pl.nurt.booking.internal.rules.PlanLine;
import pl.nurt.booking.internal.rules.WorkingPlan;
import pl.nurt.db.booking.tables.records.PlanExceptionRecord;
import pl.nurt.db.booking.tables.records.PlanLineRecord;
import pl.nurt.platform.CivilTime;

/** The working plans: who receives when, in which calendar. */
@Repository
public class PlanQuery {
    private final DSLContext db;

    PlanQuery(DSLContext db) {
        this.db = db;
    }

    /** The plan of one person in one calendar. */
    public record ReceiverPlan(BookingCalendarId calendar, ResourceId receiver, WorkingPlan plan) {}

    /** Of everybody who receives, for these days: three questions, however many there are. */
    public List<ReceiverPlan> plans(LocalDate from, LocalDate to) {
        return plans(RESOURCE.ACTIVE.isTrue(), from, to);
    }

    /** Of everybody who receives in the calendar. */
    public List<ReceiverPlan> plans(BookingCalendarId calendar, LocalDate from, LocalDate to) {
        return plans(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID.eq(calendar), from, to);
    }

    /** Of these, in all their calendars. */
    public List<ReceiverPlan> plans(Collection<ResourceId> receivers, LocalDate from, LocalDate to) {
        return plans(CALENDAR_RESOURCE.RESOURCE_ID.in(receivers), from, to);
    }

    /** What holds in the calendar on that day or will, by who receives. */
    public Map<ResourceId, List<PlanLine>> lines(BookingCalendarId calendar, LocalDate from) {
        return db.selectFrom(PLAN_LINE)
                .where(PLAN_LINE.BOOKING_CALENDAR_ID.eq(calendar))
                .and(PLAN_LINE.VALID_UNTIL.isNull().or(PLAN_LINE.VALID_UNTIL.gt(from)))
                .orderBy(PLAN_LINE.WEEKDAY, PLAN_LINE.FROM_MINUTE, PLAN_LINE.PLAN_LINE_ID)
                .fetchGroups(PLAN_LINE.RESOURCE_ID, PlanQuery::line);
    }

    private List<ReceiverPlan> plans(Condition which, LocalDate from, LocalDate to) {
        var pairs = db.select(
                        CALENDAR_RESOURCE.BOOKING_CALENDAR_ID,
                        CALENDAR_RESOURCE.RESOURCE_ID,
                        BOOKING_CALENDAR.ON_HOLIDAYS)
                .from(CALENDAR_RESOURCE)
                .join(RESOURCE)
                .on(RESOURCE.RESOURCE_ID.eq(CALENDAR_RESOURCE.RESOURCE_ID))
                .join(BOOKING_CALENDAR)
                .on(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID))
                .where(which)
                .orderBy(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID, CALENDAR_RESOURCE.RESOURCE_ID)
                .fetch();
        var resources = pairs.getValues(CALENDAR_RESOURCE.RESOURCE_ID);
        var lines = db.selectFrom(PLAN_LINE)
                .where(PLAN_LINE.RESOURCE_ID.in(resources))
                .and(PLAN_LINE.VALID_FROM.le(to))
                .and(PLAN_LINE.VALID_UNTIL.isNull().or(PLAN_LINE.VALID_UNTIL.gt(from)))
                .fetchGroups(line -> new Key(line.getBookingCalendarId(), line.getResourceId()), PlanQuery::line);
        var exceptions = db.selectFrom(PLAN_EXCEPTION)
                .where(PLAN_EXCEPTION.RESOURCE_ID.in(resources))
                .and(PLAN_EXCEPTION.DAY.between(from, to))
                .fetch();
        return pairs.map(pair -> {
            var key = new Key(pair.value1(), pair.value2());
            return new ReceiverPlan(
                    key.calendar(),
                    key.receiver(),
                    new WorkingPlan(
                            lines.getOrDefault(key, List.of()),
                            exceptions.stream()
                                    .filter(day -> holdsFor(day, key))
                                    .map(PlanQuery::exception)
                                    .toList(),
                            pair.value3(),
                            CivilTime.ZONE));
        });
    }

    private record Key(BookingCalendarId calendar, ResourceId receiver) {}

    private static boolean holdsFor(PlanExceptionRecord day, Key key) {
        var only = day.getBookingCalendarId();
        return day.getResourceId().equals(key.receiver()) && (only == null || only.equals(key.calendar()));
    }

    static PlanLine line(PlanLineRecord line) {
        return new PlanLine(
                DayOfWeek.of(line.getWeekday()),
                line.getKind() == PlanLineKind.WORK,
                line.getFromMinute(),
                line.getToMinute(),
                line.getValidFrom(),
                line.getValidUntil());
    }

    static DayException exception(PlanExceptionRecord day) {
        return new DayException(
                day.getDay(), day.getKind() == PlanExceptionKind.OPEN, day.getFromMinute(), day.getToMinute());
    }
}
