package pl.nurt.testing;

import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.BOOKING_UNIT;
import static pl.nurt.db.booking.Tables.CALENDAR_RESOURCE;
import static pl.nurt.db.booking.Tables.PLAN_LINE;
import static pl.nurt.db.booking.Tables.RESOURCE;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import pl.nurt.booking.calendars.Audience;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.BookingUnitId;
import pl.nurt.booking.calendars.CalendarKind;
import pl.nurt.booking.calendars.PlanLineKind;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.calendars.ResourceKind;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.platform.CivilTime;

/** Calendars for a test: every day from 8 to 15, half an hour each, holidays too, so that any day will do. */
public final class Calendars {
    private final DSLContext db;
    private final BookingUnitId unit;

    public Calendars(DSLContext db) {
        this.db = db;
        unit = db.insertInto(BOOKING_UNIT)
                .set(BOOKING_UNIT.CODE, UUID.randomUUID().toString())
                .set(BOOKING_UNIT.NAME_PL, "Zakład Wodociągów")
                .set(BOOKING_UNIT.NAME_EN, "Waterworks")
                .set(BOOKING_UNIT.ADDRESS, "ul. Dworcowa 29, Młynary")
                .returningResult(BOOKING_UNIT.BOOKING_UNIT_ID)
                .fetchSingle()
                .value1();
    }

    public ResourceId person(String name) {
        return db.insertInto(RESOURCE)
                .set(RESOURCE.BOOKING_UNIT_ID, unit)
                .set(RESOURCE.KIND, ResourceKind.PERSON)
                .set(RESOURCE.NAME, name)
                .returningResult(RESOURCE.RESOURCE_ID)
                .fetchSingle()
                .value1();
    }

    /** In the office, for residents, a day's notice. */
    public BookingCalendarId calendar(String name, ResourceId... receivers) {
        var id = db.insertInto(BOOKING_CALENDAR)
                .set(BOOKING_CALENDAR.BOOKING_UNIT_ID, unit)
                .set(BOOKING_CALENDAR.CODE, UUID.randomUUID().toString())
                .set(BOOKING_CALENDAR.NAME_PL, name)
                .set(BOOKING_CALENDAR.NAME_EN, name)
                .set(BOOKING_CALENDAR.KIND, CalendarKind.MEETING)
                .set(BOOKING_CALENDAR.VENUE, Venue.OFFICE)
                .set(BOOKING_CALENDAR.AUDIENCE, Audience.RESIDENTS)
                .set(BOOKING_CALENDAR.LENGTH_MINUTES, 30)
                .set(BOOKING_CALENDAR.STEP_MINUTES, 30)
                .set(BOOKING_CALENDAR.ON_HOLIDAYS, true)
                .set(BOOKING_CALENDAR.PUBLISHED, true)
                .returningResult(BOOKING_CALENDAR.BOOKING_CALENDAR_ID)
                .fetchSingle()
                .value1();
        List.of(receivers).forEach(receiver -> give(id, receiver));
        return id;
    }

    /** Lets somebody else receive, too. */
    public void give(BookingCalendarId calendar, ResourceId receiver) {
        db.insertInto(CALENDAR_RESOURCE)
                .set(CALENDAR_RESOURCE.BOOKING_CALENDAR_ID, calendar)
                .set(CALENDAR_RESOURCE.RESOURCE_ID, receiver)
                .execute();
        for (var day : DayOfWeek.values()) {
            db.insertInto(PLAN_LINE)
                    .set(PLAN_LINE.BOOKING_CALENDAR_ID, calendar)
                    .set(PLAN_LINE.RESOURCE_ID, receiver)
                    .set(PLAN_LINE.WEEKDAY, day.getValue())
                    .set(PLAN_LINE.KIND, PlanLineKind.WORK)
                    .set(PLAN_LINE.FROM_MINUTE, 8 * 60)
                    .set(PLAN_LINE.TO_MINUTE, 15 * 60)
                    .set(PLAN_LINE.VALID_FROM, LocalDate.EPOCH)
                    .execute();
        }
    }

    public <T> void set(BookingCalendarId calendar, Field<T> field, T value) {
        db.update(BOOKING_CALENDAR)
                .set(field, value)
                .where(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(calendar))
                .execute();
    }

    /** A time of the Thursday after next week's Monday: far enough from now for every notice. */
    public static Instant thursday(Instant now, String time) {
        var day = CivilTime.dayOf(now)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .plusDays(3);
        return day.atTime(LocalTime.parse(time)).atZone(CivilTime.ZONE).toInstant();
    }
}
