package pl.nurt.booking.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.row;
import static pl.nurt.db.booking.Tables.BLOCKED_TIME;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.BOOKING_UNIT;
import static pl.nurt.db.booking.Tables.BUSY_SOURCE;
import static pl.nurt.db.booking.Tables.BUSY_TIME;
import static pl.nurt.db.booking.Tables.CALENDAR_RESOURCE;
import static pl.nurt.db.booking.Tables.GUEST_BOOKING;
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
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.internal.BookingRepository.Answer;
import pl.nurt.booking.internal.rules.BookingSteps;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.booking.office.Block;
import pl.nurt.booking.office.BlockedTime;
import pl.nurt.booking.office.BlockedTimeId;
import pl.nurt.booking.office.BusyTime;
import pl.nurt.booking.office.DeskAnswer;
import pl.nurt.booking.office.DeskConflict;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.office.DeskPerson;
import pl.nurt.customer.Place;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.StoredJson;

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

    public List<DeskEntry> days(LocalDate from, LocalDate to, Instant now) {
        return fetch(BOOKING_.STARTS_AT
                .ge(CivilTime.startOf(from))
                .and(BOOKING_.STARTS_AT.lt(CivilTime.startOf(to.plusDays(1))))
                .and(BOOKING_.STATE.ne(BookingState.RELEASED))
                .and(BOOKING_.STATE
                        .ne(BookingState.HELD)
                        .or(BOOKING_.HELD_UNTIL.gt(now))
                        .or(BOOKING_.KEPT.isTrue()))
                // What the person gave up is nothing to prepare for.
                .and(BOOKING_.STATE.ne(BookingState.CANCELLED).or(BOOKING_.CANCEL_REASON.isNotNull())));
    }

    /** What somebody who receives has on that day. */
    public List<DeskEntry> ofReceiver(UserAccountId account, LocalDate day, Instant now) {
        var own = db.select(RESOURCE.RESOURCE_ID)
                .from(RESOURCE)
                .where(RESOURCE.USER_ACCOUNT_ID.eq(account))
                .fetchSet(RESOURCE.RESOURCE_ID);
        return days(day, day, now).stream()
                .filter(entry -> own.contains(entry.receiver()))
                .toList();
    }

    public Optional<DeskEntry> find(BookingId id) {
        return fetch(BOOKING_.BOOKING_ID.eq(id).and(BOOKING_.STATE.notIn(BookingState.HELD, BookingState.RELEASED)))
                .stream()
                .findFirst();
    }

    public List<DeskEntry> find(Collection<BookingId> ids) {
        return fetch(BOOKING_.BOOKING_ID.in(ids).and(BOOKING_.STATE.ne(BookingState.RELEASED)));
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
                        SERVICE_POINT.HOUSE_NUMBER,
                        GUEST_BOOKING.EMAIL)
                .from(BOOKING_)
                .join(BOOKING_CALENDAR)
                .on(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(BOOKING_.BOOKING_CALENDAR_ID))
                .leftJoin(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(BOOKING_.SERVICE_POINT_ID))
                .leftJoin(GUEST_BOOKING)
                .on(GUEST_BOOKING.BOOKING_ID.eq(BOOKING_.BOOKING_ID))
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
                row.getUserAccountId() != null || found.get(GUEST_BOOKING.EMAIL) != null,
                row.getWalkIn(),
                row.getOfficeNote(),
                StoredJson.list(row.getAnswers().data(), Answer.class).stream()
                        .map(answer -> new DeskAnswer(answer.question(), answer.answer()))
                        .toList());
    }

    public List<BlockedTime> blocked(LocalDate from, LocalDate to) {
        return db.select(
                        BLOCKED_TIME.BLOCKED_TIME_ID,
                        BLOCKED_TIME.RESOURCE_ID,
                        BLOCKED_TIME.STARTS_AT,
                        BLOCKED_TIME.ENDS_AT,
                        BLOCKED_TIME.REASON,
                        BLOCKED_TIME.NOTE)
                .from(BLOCKED_TIME)
                .where(BLOCKED_TIME.LIFTED_AT.isNull())
                .and(BLOCKED_TIME.ENDS_AT.gt(CivilTime.startOf(from)))
                .and(BLOCKED_TIME.STARTS_AT.lt(CivilTime.startOf(to.plusDays(1))))
                .orderBy(BLOCKED_TIME.STARTS_AT, BLOCKED_TIME.BLOCKED_TIME_ID)
                .fetch(mapping(BlockedTime::new));
    }

    public List<BusyTime> busy(LocalDate from, LocalDate to) {
        return db.select(BUSY_SOURCE.RESOURCE_ID, BUSY_TIME.STARTS_AT, BUSY_TIME.ENDS_AT)
                .from(BUSY_TIME)
                .join(BUSY_SOURCE)
                .on(BUSY_SOURCE.BUSY_SOURCE_ID.eq(BUSY_TIME.BUSY_SOURCE_ID))
                .where(BUSY_TIME.ENDS_AT.gt(CivilTime.startOf(from)))
                .and(BUSY_TIME.STARTS_AT.lt(CivilTime.startOf(to.plusDays(1))))
                .orderBy(BUSY_TIME.STARTS_AT, BUSY_TIME.ENDS_AT)
                .fetch(mapping(BusyTime::new));
    }

    boolean receives(BookingCalendarId calendar, ResourceId receiver) {
        return db.fetchExists(
                CALENDAR_RESOURCE,
                CALENDAR_RESOURCE.BOOKING_CALENDAR_ID.eq(calendar),
                CALENDAR_RESOURCE.RESOURCE_ID.eq(receiver));
    }

    /**
     * What stands in the way of a time, if anything: of whoever receives, or of whoever comes. Other places of a time for several do not.
     *
     * @param moved the booking that is to be put there
     */
    Optional<DeskConflict> conflict(
            BookingCalendarId calendar,
            ResourceId receiver,
            TimeSpan span,
            @Nullable BookingId moved,
            @Nullable UserAccountId account,
            int capacity,
            Instant now) {
        var sameGroup = BOOKING_.BOOKING_CALENDAR_ID.eq(calendar).and(BOOKING_.STARTS_AT.eq(span.start()));
        var ofReceiver = BOOKING_.RESOURCE_ID.eq(receiver).and(capacity > 1 ? not(sameGroup) : noCondition());
        var ofPerson = account == null
                ? falseCondition()
                : BOOKING_.USER_ACCOUNT_ID.eq(account).and(BOOKING_.BESIDE_OTHERS.isFalse());
        var booked = db.select(BOOKING_.BOOKING_ID, BOOKING_.PERSON, BOOKING_.STARTS_AT, BOOKING_.ENDS_AT)
                .from(BOOKING_)
                .where(BOOKING_.STATE.in(BookingState.HELD, BookingState.BOOKED))
                .and(ofReceiver.or(ofPerson))
                .and(BOOKING_.STARTS_AT.lt(span.end()))
                .and(BOOKING_.ENDS_AT.gt(span.start()))
                .and(BOOKING_.STATE
                        .ne(BookingState.HELD)
                        .or(BOOKING_.HELD_UNTIL.gt(now))
                        .or(BOOKING_.KEPT.isTrue()))
                .and(moved == null ? noCondition() : BOOKING_.BOOKING_ID.ne(moved))
                .orderBy(BOOKING_.STARTS_AT)
                .limit(1)
                .fetchOptional(mapping(DeskConflict::new));
        return booked.or(() -> db.select(BLOCKED_TIME.BLOCKED_TIME_ID, BLOCKED_TIME.STARTS_AT, BLOCKED_TIME.ENDS_AT)
                .from(BLOCKED_TIME)
                .where(BLOCKED_TIME.RESOURCE_ID.eq(receiver))
                .and(BLOCKED_TIME.LIFTED_AT.isNull())
                .and(BLOCKED_TIME.STARTS_AT.lt(span.end()))
                .and(BLOCKED_TIME.ENDS_AT.gt(span.start()))
                .orderBy(BLOCKED_TIME.STARTS_AT)
                .limit(1)
                .fetchOptional(row -> new DeskConflict(null, null, row.value2(), row.value3())));
    }

    void noteMove(BookingId id, @Nullable String reason) {
        db.update(BOOKING_)
                .set(BOOKING_.MOVE_REASON, reason)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .execute();
    }

    void noteWalkIn(BookingId id) {
        db.update(BOOKING_)
                .set(BOOKING_.WALK_IN, true)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .execute();
    }

    public void annotate(BookingId id, @Nullable String text) {
        db.update(BOOKING_)
                .set(BOOKING_.OFFICE_NOTE, text)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .execute();
    }

    /** Times of the person that somebody holds within the span. */
    List<BookingId> held(ResourceId receiver, TimeSpan span) {
        return within(receiver, span, BookingState.HELD);
    }

    List<BookingId> booked(ResourceId receiver, TimeSpan span) {
        return within(receiver, span, BookingState.BOOKED);
    }

    private List<BookingId> within(ResourceId receiver, TimeSpan span, BookingState state) {
        return db.select(BOOKING_.BOOKING_ID)
                .from(BOOKING_)
                .where(BOOKING_.RESOURCE_ID.eq(receiver))
                .and(BOOKING_.STATE.eq(state))
                .and(BOOKING_.STARTS_AT.lt(span.end()))
                .and(BOOKING_.ENDS_AT.gt(span.start()))
                .orderBy(BOOKING_.STARTS_AT, BOOKING_.BOOKING_ID)
                .fetch(BOOKING_.BOOKING_ID);
    }

    void block(Block block, UserAccountId by, Instant now) {
        db.insertInto(BLOCKED_TIME)
                .set(BLOCKED_TIME.RESOURCE_ID, block.receiver())
                .set(BLOCKED_TIME.STARTS_AT, block.start())
                .set(BLOCKED_TIME.ENDS_AT, block.end())
                .set(BLOCKED_TIME.REASON, block.reason())
                .set(BLOCKED_TIME.NOTE, block.note())
                .set(BLOCKED_TIME.BLOCKED_BY, by)
                .set(BLOCKED_TIME.BLOCKED_AT, now)
                .execute();
    }

    Optional<BlockedTime> lift(BlockedTimeId id, Instant now) {
        return db.update(BLOCKED_TIME)
                .set(BLOCKED_TIME.LIFTED_AT, now)
                .where(BLOCKED_TIME.BLOCKED_TIME_ID.eq(id))
                .and(BLOCKED_TIME.LIFTED_AT.isNull())
                .returningResult(
                        BLOCKED_TIME.BLOCKED_TIME_ID,
                        BLOCKED_TIME.RESOURCE_ID,
                        BLOCKED_TIME.STARTS_AT,
                        BLOCKED_TIME.ENDS_AT,
                        BLOCKED_TIME.REASON,
                        BLOCKED_TIME.NOTE)
                .fetchOptional(mapping(BlockedTime::new));
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
