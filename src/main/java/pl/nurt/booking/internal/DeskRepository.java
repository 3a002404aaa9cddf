package pl.nurt.booking.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.booking.Tables.BLOCKED_TIME;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.BOOKING_UNIT;
import static pl.nurt.db.booking.Tables.RESOURCE;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.internal.rules.BookingSteps;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.office.DeskPerson;
import pl.nurt.customer.Place;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.CivilTime;

/** Bookings as the office sees and changes them. */
@Repository
public class DeskRepository {
    private final DSLContext db;

    DeskRepository(DSLContext db) {
        this.db = db;
    }

    public List<DeskPerson> people() {
        return db.select(
                        RESOURCE.RESOURCE_ID,
                        RESOURCE.NAME,
                        row(RESOURCE.DETAIL_PL, RESOURCE.DETAIL_EN).mapping(DeskRepository::words),
                        row(BOOKING_UNIT.NAME_PL, BOOKING_UNIT.NAME_EN).mapping(Words::new))
                .from(RESOURCE)
                .join(BOOKING_UNIT)
                .on(BOOKING_UNIT.BOOKING_UNIT_ID.eq(RESOURCE.BOOKING_UNIT_ID))
                .where(RESOURCE.ACTIVE.isTrue())
                .orderBy(RESOURCE.BOOKING_UNIT_ID, RESOURCE.NAME, RESOURCE.RESOURCE_ID)
                .fetch(mapping(DeskPerson::new));
    }

    private static @Nullable Words words(@Nullable String pl, @Nullable String en) {
        return pl == null || en == null ? null : new Words(pl, en);
    }

    public List<DeskEntry> day(LocalDate day, Instant now) {
        return fetch(BOOKING_.STARTS_AT
                .ge(CivilTime.startOf(day))
                .and(BOOKING_.STARTS_AT.lt(CivilTime.startOf(day.plusDays(1))))
                .and(BOOKING_.STATE.ne(BookingState.RELEASED))
                .and(BOOKING_.STATE.ne(BookingState.HELD).or(BOOKING_.HELD_UNTIL.gt(now)))
                // What the person gave up is nothing to prepare for.
                .and(BOOKING_.STATE.ne(BookingState.CANCELLED).or(BOOKING_.CANCEL_REASON.isNotNull())));
    }

    public Optional<DeskEntry> find(BookingId id) {
        return fetch(BOOKING_.BOOKING_ID.eq(id).and(BOOKING_.STATE.notIn(BookingState.HELD, BookingState.RELEASED)))
                .stream()
                .findFirst();
    }

    private List<DeskEntry> fetch(Condition which) {
        return db.select(
                        BOOKING_.asterisk(),
                        BOOKING_CALENDAR.NAME_PL,
                        BOOKING_CALENDAR.NAME_EN,
                        BOOKING_CALENDAR.KIND,
                        SERVICE_POINT.SERVICE_POINT_ID,
                        SERVICE_POINT.LOCALITY,
                        SERVICE_POINT.STREET,
                        SERVICE_POINT.HOUSE_NUMBER)
                .from(BOOKING_)
                .join(BOOKING_CALENDAR)
                .on(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(BOOKING_.BOOKING_CALENDAR_ID))
                .leftJoin(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(BOOKING_.SERVICE_POINT_ID))
                .where(which)
                .orderBy(BOOKING_.STARTS_AT, BOOKING_.BOOKING_ID)
                .fetch(DeskRepository::entry);
    }

    private static DeskEntry entry(Record found) {
        var row = found.into(BOOKING_);
        var point = found.get(SERVICE_POINT.SERVICE_POINT_ID);
        return new DeskEntry(
                row.getBookingId(),
                row.getResourceId(),
                new Words(found.get(BOOKING_CALENDAR.NAME_PL), found.get(BOOKING_CALENDAR.NAME_EN)),
                found.get(BOOKING_CALENDAR.KIND),
                row.getStartsAt(),
                row.getEndsAt(),
                row.getState(),
                row.getPerson(),
                row.getPhone(),
                point == null
                        ? null
                        : new Place(
                                point,
                                found.get(SERVICE_POINT.LOCALITY),
                                found.get(SERVICE_POINT.STREET),
                                found.get(SERVICE_POINT.HOUSE_NUMBER)),
                row.getCancelReason(),
                row.getCancelNote(),
                row.getUserAccountId() != null);
    }

    /** Calls off those that are still booked, under the locks of whoever receives, and keeps their times from being booked again. */
    public List<DeskEntry> callOff(
            Collection<BookingId> ids, CancelReason reason, @Nullable String note, UserAccountId by, Instant now) {
        var resources = db.select(BOOKING_.RESOURCE_ID)
                .from(BOOKING_)
                .where(BOOKING_.BOOKING_ID.in(ids))
                .fetchSet(BOOKING_.RESOURCE_ID);
        db.select(RESOURCE.RESOURCE_ID)
                .from(RESOURCE)
                .where(RESOURCE.RESOURCE_ID.in(resources))
                .orderBy(RESOURCE.RESOURCE_ID)
                .forNoKeyUpdate()
                .fetch();
        var done = db.update(BOOKING_)
                .set(BOOKING_.STATE, BookingState.CANCELLED)
                .set(BOOKING_.CANCEL_REASON, reason)
                .set(BOOKING_.CANCEL_NOTE, note)
                .set(BOOKING_.ENDED_AT, now)
                .setNull(BOOKING_.REMIND_AT)
                .set(BOOKING_.SEQUENCE, BOOKING_.SEQUENCE.plus(1))
                .where(BOOKING_.BOOKING_ID.in(ids))
                .and(BOOKING_.STATE.in(BookingSteps.STEPS.before(BookingState.CANCELLED)))
                .and(BOOKING_.ENDS_AT.gt(now))
                .returningResult(BOOKING_.BOOKING_ID)
                .fetch(BOOKING_.BOOKING_ID);
        var entries = fetch(BOOKING_.BOOKING_ID.in(done));
        for (var entry : entries) {
            db.insertInto(BLOCKED_TIME)
                    .set(BLOCKED_TIME.RESOURCE_ID, entry.receiver())
                    .set(BLOCKED_TIME.STARTS_AT, entry.start())
                    .set(BLOCKED_TIME.ENDS_AT, entry.end())
                    .set(BLOCKED_TIME.REASON, reason)
                    .set(BLOCKED_TIME.NOTE, note)
                    .set(BLOCKED_TIME.BLOCKED_BY, by)
                    .set(BLOCKED_TIME.BLOCKED_AT, now)
                    .execute();
        }
        return entries;
    }

    public boolean note(BookingId id, BookingState outcome, Instant now) {
        return db.update(BOOKING_)
                        .set(BOOKING_.STATE, outcome)
                        .set(BOOKING_.ENDED_AT, now)
                        .where(BOOKING_.BOOKING_ID.eq(id))
                        .and(BOOKING_.STATE.in(BookingState.BOOKED, BookingState.ATTENDED, BookingState.MISSED))
                        .execute()
                > 0;
    }

    public Set<UserAccountId> accounts(Collection<DeskEntry> entries) {
        return new HashSet<>(db.select(BOOKING_.USER_ACCOUNT_ID)
                .from(BOOKING_)
                .where(BOOKING_.BOOKING_ID.in(
                        entries.stream().map(DeskEntry::id).toList()))
                .and(BOOKING_.USER_ACCOUNT_ID.isNotNull())
                .fetch(BOOKING_.USER_ACCOUNT_ID));
    }
}
