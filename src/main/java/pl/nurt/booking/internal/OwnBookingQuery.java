package pl.nurt.booking.internal;

import static org.jooq.Records.mapping;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.RESOURCE;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.HeldTime;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.customer.Place;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.CivilTime;

/** What an account has booked, and where it may have somebody come to. */
@Repository
public class OwnBookingQuery {
    private static final int PAST = 20;

    private final DSLContext db;
    private final CalendarQuery calendars;

    OwnBookingQuery(DSLContext db, CalendarQuery calendars) {
        this.db = db;
        this.calendars = calendars;
    }

    public Optional<HeldTime> held(UserAccountId account, Instant now) {
        return db.select(
                        BOOKING_.BOOKING_ID,
                        BOOKING_.BOOKING_CALENDAR_ID,
                        BOOKING_.STARTS_AT,
                        BOOKING_.ENDS_AT,
                        BOOKING_.HELD_UNTIL,
                        BOOKING_.EXTENDED)
                .from(BOOKING_)
                .where(BOOKING_.HELD_BY.eq(account))
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .and(BOOKING_.KEPT.isFalse())
                .and(BOOKING_.HELD_UNTIL.gt(now))
                .fetchOptional(mapping(HeldTime::new));
    }

    public List<OwnBooking> upcoming(UserAccountId account, Instant now) {
        return fetch(
                isOf(account)
                        .and(BOOKING_.ENDS_AT.gt(now))
                        .and(BOOKING_.STATE.in(BookingState.BOOKED, BookingState.CANCELLED)),
                BOOKING_.STARTS_AT.asc(),
                Integer.MAX_VALUE);
    }

    public List<OwnBooking> past(UserAccountId account, Instant now) {
        return fetch(
                isOf(account)
                        .and(BOOKING_.ENDS_AT.le(now).or(BOOKING_.STATE.in(BookingState.ATTENDED, BookingState.MISSED)))
                        .and(BOOKING_.STATE.notIn(BookingState.HELD, BookingState.RELEASED)),
                BOOKING_.STARTS_AT.desc(),
                PAST);
    }

    public Optional<OwnBooking> find(UserAccountId account, BookingId id) {
        return fetch(
                        isOf(account)
                                .and(BOOKING_.BOOKING_ID.eq(id))
                                .and(BOOKING_.STATE.notIn(BookingState.HELD, BookingState.RELEASED)),
                        BOOKING_.STARTS_AT.asc(),
                        1)
                .stream()
                .findFirst();
    }

    /** The booking for the message about it; whoever's it is. */
    public Optional<OwnBooking> find(BookingId id) {
        return fetch(BOOKING_.BOOKING_ID.eq(id), BOOKING_.STARTS_AT.asc(), 1).stream()
                .findFirst();
    }

    /** As {@link #find(BookingId)}, by whoever has its calendar at hand. */
    public Optional<OwnBooking> find(BookingId id, BookingCalendar calendar) {
        return select(BOOKING_.BOOKING_ID.eq(id), BOOKING_.STARTS_AT.asc(), 1).stream()
                .map(row -> booking(row, calendar))
                .findFirst();
    }

    private static Condition isOf(UserAccountId account) {
        return BOOKING_.USER_ACCOUNT_ID.eq(account);
    }

    private List<OwnBooking> fetch(Condition which, SortField<?> order, int size) {
        var found = select(which, order, size);
        var byId = calendars.byId(found.getValues(BOOKING_.BOOKING_CALENDAR_ID));
        return found.map(row -> booking(row, Objects.requireNonNull(byId.get(row.get(BOOKING_.BOOKING_CALENDAR_ID)))));
    }

    private Result<Record> select(Condition which, SortField<?> order, int size) {
        return db.select(List.of(
                        BOOKING_.asterisk(),
                        RESOURCE.NAME,
                        SERVICE_POINT.SERVICE_POINT_ID,
                        SERVICE_POINT.LOCALITY,
                        SERVICE_POINT.STREET,
                        SERVICE_POINT.HOUSE_NUMBER))
                .from(BOOKING_)
                .join(RESOURCE)
                .on(RESOURCE.RESOURCE_ID.eq(BOOKING_.RESOURCE_ID))
                .leftJoin(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(BOOKING_.SERVICE_POINT_ID))
                .where(which)
                .orderBy(order, BOOKING_.BOOKING_ID)
                .limit(size)
                .fetch();
    }

    private static OwnBooking booking(Record found, BookingCalendar calendar) {
        var row = found.into(BOOKING_);
        return new OwnBooking(
                row.getBookingId(),
                calendar,
                found.get(RESOURCE.NAME),
                row.getStartsAt(),
                row.getEndsAt(),
                row.getState(),
                place(found),
                row.getSequence(),
                row.getMovedFrom(),
                row.getMovedByOffice(),
                row.getCancelReason(),
                row.getCancelNote(),
                row.getEndedAt(),
                row.getTellAt());
    }

    private static @Nullable Place place(Record found) {
        var point = found.get(SERVICE_POINT.SERVICE_POINT_ID);
        return point == null
                ? null
                : new Place(
                        point,
                        found.get(SERVICE_POINT.LOCALITY),
                        found.get(SERVICE_POINT.STREET),
                        found.get(SERVICE_POINT.HOUSE_NUMBER));
    }

    /** Service points whose contract holds today for one of the customers the account acts for. */
    public List<Place> places(UserAccountId account, Instant now) {
        var today = CivilTime.dayOf(now);
        return db.selectDistinct(
                        SERVICE_POINT.SERVICE_POINT_ID,
                        SERVICE_POINT.LOCALITY,
                        SERVICE_POINT.STREET,
                        SERVICE_POINT.HOUSE_NUMBER)
                .from(CUSTOMER_USER)
                .join(SUPPLY_CONTRACT)
                .on(SUPPLY_CONTRACT.CUSTOMER_ID.eq(CUSTOMER_USER.CUSTOMER_ID))
                .join(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(SUPPLY_CONTRACT.SERVICE_POINT_ID))
                .where(CUSTOMER_USER.USER_ACCOUNT_ID.eq(account))
                .and(SUPPLY_CONTRACT.VALID_FROM.le(today))
                .and(SUPPLY_CONTRACT.VALID_TO.isNull().or(SUPPLY_CONTRACT.VALID_TO.gt(today)))
                .orderBy(
                        SERVICE_POINT.LOCALITY,
                        SERVICE_POINT.STREET,
                        SERVICE_POINT.HOUSE_NUMBER,
                        SERVICE_POINT.SERVICE_POINT_ID)
                .fetch(mapping(Place::new));
    }
}
