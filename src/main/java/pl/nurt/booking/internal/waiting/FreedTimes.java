package pl.nurt.booking.internal.waiting;

import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.WAITING;
import static pl.nurt.db.booking.Tables.WAITING_OFFER;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.db.booking.tables.records.BookingRecord;

/** Times that are given back. One that somebody waits for is not free: it is kept, in the same transaction, until those who wait were asked. */
@Repository
public class FreedTimes {
    private final DSLContext db;

    FreedTimes(DSLContext db) {
        this.db = db;
    }

    /** A booking as it was before it gave its time back. */
    public record Given(BookingRecord booking) {}

    /** The time of the booking, if somebody waits for it and there is still time to book it. To be asked before the time is given back. */
    public Optional<Given> awaited(BookingId id, Instant now) {
        return db.selectFrom(BOOKING_)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .fetchOptional()
                .filter(booking -> isInTime(booking, now) && isAwaited(booking))
                .map(Given::new);
    }

    private boolean isInTime(BookingRecord booking, Instant now) {
        var notice = db.select(BOOKING_CALENDAR.BOOK_NOTICE_MINUTES)
                .from(BOOKING_CALENDAR)
                .where(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(booking.getBookingCalendarId()))
                .fetchSingle()
                .value1();
        return booking.getStartsAt().isAfter(now.plus(Duration.ofMinutes(notice)));
    }

    private boolean isAwaited(BookingRecord booking) {
        return db.fetchExists(selectOne().from(WAITING).where(WaitingRepository.waitsFor(booking)));
    }

    /** Keeps the time, which is free now. @param due when the first one is asked */
    public void keep(Given given, Instant due) {
        var old = given.booking();
        db.insertInto(BOOKING_)
                .set(BOOKING_.BOOKING_CALENDAR_ID, old.getBookingCalendarId())
                .set(BOOKING_.RESOURCE_ID, old.getResourceId())
                .set(BOOKING_.STARTS_AT, old.getStartsAt())
                .set(BOOKING_.ENDS_AT, old.getEndsAt())
                .set(BOOKING_.BEFORE_MINUTES, old.getBeforeMinutes())
                .set(BOOKING_.AFTER_MINUTES, old.getAfterMinutes())
                .set(BOOKING_.SEAT_FROM, old.getSeatFrom())
                .set(BOOKING_.SEAT_TO, old.getSeatTo())
                .set(BOOKING_.STATE, BookingState.HELD)
                .set(BOOKING_.KEPT, true)
                .set(BOOKING_.HELD_BY, old.getHeldBy())
                .set(BOOKING_.GUEST, old.getGuest())
                .set(BOOKING_.HELD_AT, due)
                .set(BOOKING_.HELD_UNTIL, due)
                .execute();
    }

    /** The booking takes its time back before anybody was asked. */
    public void takeBack(BookingId id) {
        var given = BOOKING_.as("given");
        db.update(BOOKING_)
                .set(BOOKING_.STATE, BookingState.RELEASED)
                .from(given)
                .where(given.BOOKING_ID.eq(id))
                .and(BOOKING_.BOOKING_ID.ne(id))
                .and(BOOKING_.KEPT.isTrue())
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .and(BOOKING_.RESOURCE_ID.eq(given.RESOURCE_ID))
                .and(BOOKING_.STARTS_AT.eq(given.STARTS_AT))
                .and(BOOKING_.SEAT_FROM.eq(given.SEAT_FROM))
                .andNotExists(selectOne().from(WAITING_OFFER).where(WAITING_OFFER.BOOKING_ID.eq(BOOKING_.BOOKING_ID)))
                .execute();
    }
}
