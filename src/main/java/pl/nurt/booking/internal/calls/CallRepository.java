package pl.nurt.booking.internal.calls;

import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.GUEST_BOOKING;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.calls.Call;
import pl.nurt.identity.UserAccountId;

/** Bookings that were called off and that no message tells of. */
@Repository
public class CallRepository {
    private static final int MOST = 500;

    private final DSLContext db;

    CallRepository(DSLContext db) {
        this.db = db;
    }

    /** Of those whose time is not over, the soonest first. @param near free times of a calendar around one */
    public List<Call> open(Instant now, BiFunction<BookingCalendarId, Instant, List<Instant>> near) {
        return db.select(
                        BOOKING_.BOOKING_ID,
                        BOOKING_.PERSON,
                        BOOKING_.PHONE,
                        BOOKING_CALENDAR.NAME_PL,
                        BOOKING_CALENDAR.NAME_EN,
                        BOOKING_.STARTS_AT,
                        BOOKING_.CANCEL_REASON,
                        BOOKING_.CANCEL_NOTE,
                        BOOKING_.BOOKING_CALENDAR_ID)
                .from(BOOKING_)
                .join(BOOKING_CALENDAR)
                .on(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(BOOKING_.BOOKING_CALENDAR_ID))
                .leftJoin(GUEST_BOOKING)
                .on(GUEST_BOOKING.BOOKING_ID.eq(BOOKING_.BOOKING_ID))
                .where(BOOKING_.STATE.eq(BookingState.CANCELLED))
                .and(BOOKING_.CANCEL_REASON.isNotNull())
                .and(BOOKING_.RUNG_AT.isNull())
                .and(BOOKING_.USER_ACCOUNT_ID.isNull())
                .and(GUEST_BOOKING.EMAIL.isNull())
                .and(BOOKING_.STARTS_AT.gt(now))
                .orderBy(BOOKING_.STARTS_AT, BOOKING_.BOOKING_ID)
                .limit(MOST)
                .fetch(row -> new Call(
                        row.value1(),
                        Objects.requireNonNullElse(row.value2(), ""),
                        row.value3(),
                        new Words(row.value4(), row.value5()),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        near.apply(row.value9(), row.value6())));
    }

    /** @return whether nobody had before */
    public boolean rung(BookingId id, UserAccountId by, Instant now) {
        return db.update(BOOKING_)
                        .set(BOOKING_.RUNG_AT, now)
                        .set(BOOKING_.RUNG_BY, by)
                        .where(BOOKING_.BOOKING_ID.eq(id))
                        .and(BOOKING_.STATE.eq(BookingState.CANCELLED))
                        .and(BOOKING_.RUNG_AT.isNull())
                        .execute()
                > 0;
    }

    /** Somebody has to ring after all. */
    public boolean notRung(BookingId id) {
        return db.update(BOOKING_)
                        .setNull(BOOKING_.RUNG_AT)
                        .setNull(BOOKING_.RUNG_BY)
                        .where(BOOKING_.BOOKING_ID.eq(id))
                        .and(BOOKING_.RUNG_AT.isNotNull())
                        .execute()
                > 0;
    }
}
