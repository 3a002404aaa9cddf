package pl.nurt.booking.internal.feeds;

import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.BOOKING_UNIT;
import static pl.nurt.db.booking.Tables.RESOURCE;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.internal.rules.CalendarFile;
import pl.nurt.booking.internal.rules.CalendarFile.Entry;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.customer.Place;
import pl.nurt.identity.UserAccountId;

/** Bookings as a calendar program gets them: what, when and where, and nobody's name, for calendars are shared. */
@Repository
class FeedQuery {
    private static final Duration BACK = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofDays(730);

    private final FeedRepository feeds;
    private final DSLContext db;
    private final Clock clock;

    FeedQuery(FeedRepository feeds, DSLContext db, Clock clock) {
        this.feeds = feeds;
        this.db = db;
        this.clock = clock;
    }

    /** Empty when no such address was given out, or it was taken back. */
    @Transactional(readOnly = true)
    Optional<byte[]> file(String secret) {
        return feeds.account(secret).map(account -> CalendarFile.feed("Nurt", entries(account)));
    }

    /** SHA-256 of all addresses that open, in hex. */
    @Transactional(readOnly = true)
    List<String> all() {
        return feeds.all();
    }

    private List<Entry> entries(UserAccountId account) {
        var now = clock.instant();
        return db.select(
                        BOOKING_.asterisk(),
                        BOOKING_CALENDAR.NAME_PL,
                        BOOKING_CALENDAR.VENUE,
                        BOOKING_CALENDAR.ROOM_PL,
                        BOOKING_UNIT.ADDRESS,
                        SERVICE_POINT.SERVICE_POINT_ID,
                        SERVICE_POINT.LOCALITY,
                        SERVICE_POINT.STREET,
                        SERVICE_POINT.HOUSE_NUMBER)
                .from(BOOKING_)
                .join(BOOKING_CALENDAR)
                .on(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(BOOKING_.BOOKING_CALENDAR_ID))
                .join(BOOKING_UNIT)
                .on(BOOKING_UNIT.BOOKING_UNIT_ID.eq(BOOKING_CALENDAR.BOOKING_UNIT_ID))
                .join(RESOURCE)
                .on(RESOURCE.RESOURCE_ID.eq(BOOKING_.RESOURCE_ID))
                .leftJoin(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(BOOKING_.SERVICE_POINT_ID))
                .where(BOOKING_.USER_ACCOUNT_ID.eq(account).or(RESOURCE.USER_ACCOUNT_ID.eq(account)))
                .and(BOOKING_.STATE.in(BookingState.BOOKED, BookingState.ATTENDED, BookingState.MISSED))
                .and(BOOKING_.STARTS_AT.between(now.minus(BACK), now.plus(AHEAD)))
                .orderBy(BOOKING_.STARTS_AT, BOOKING_.BOOKING_ID)
                .fetch(found -> entry(found, now));
    }

    private static Entry entry(Record found, Instant now) {
        var booking = found.into(BOOKING_);
        return new Entry(
                CalendarFile.uid(booking.getBookingId().value()),
                booking.getSequence(),
                now,
                new TimeSpan(booking.getStartsAt(), booking.getEndsAt()),
                found.get(BOOKING_CALENDAR.NAME_PL),
                where(found),
                "T-%06d".formatted(booking.getBookingId().value()),
                null);
    }

    private static String where(Record found) {
        var point = found.get(SERVICE_POINT.SERVICE_POINT_ID);
        if (found.get(BOOKING_CALENDAR.VENUE) == Venue.AT_CUSTOMER && point != null) {
            return new Place(
                            point,
                            found.get(SERVICE_POINT.LOCALITY),
                            found.get(SERVICE_POINT.STREET),
                            found.get(SERVICE_POINT.HOUSE_NUMBER))
                    .fullAddress();
        }
        var room = found.get(BOOKING_CALENDAR.ROOM_PL);
        return found.get(BOOKING_UNIT.ADDRESS) + (room == null ? "" : ", " + room);
    }
}
