package pl.nurt.booking.internal.waiting;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.WAITING;
import static pl.nurt.db.booking.Tables.WAITING_OFFER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.waiting.OfferAnswer;
import pl.nurt.booking.waiting.OfferedSlot;
import pl.nurt.booking.waiting.PartOfDay;
import pl.nurt.booking.waiting.Waiting;
import pl.nurt.booking.waiting.WaitingId;
import pl.nurt.booking.waiting.WaitingOfferId;
import pl.nurt.booking.waiting.WaitingWish;
import pl.nurt.db.booking.tables.records.BookingRecord;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.CivilTime;

/** Rows of {@code booking.waiting} and {@code booking.waiting_offer}. */
@Repository
public class WaitingRepository {
    private static final int NOON = 12;

    private final DSLContext db;
    private final CalendarQuery calendars;

    WaitingRepository(DSLContext db, CalendarQuery calendars) {
        this.db = db;
        this.calendars = calendars;
    }

    /** Whoever is next. */
    record Turn(WaitingId id, UserAccountId account) {}

    /** Those who wait for the time of the booking. */
    static Condition waitsFor(BookingRecord booking) {
        var start = booking.getStartsAt().atZone(CivilTime.ZONE);
        var part = start.getHour() < NOON ? PartOfDay.BEFORE_NOON : PartOfDay.AFTER_NOON;
        return WAITING.BOOKING_CALENDAR_ID
                .eq(booking.getBookingCalendarId())
                .and(WAITING.ENDED_AT.isNull())
                .and(WAITING.FROM_DAY.le(start.toLocalDate()))
                .and(WAITING.TO_DAY.ge(start.toLocalDate()))
                .and(WAITING.PART.in(PartOfDay.ANY_HOUR, part));
    }

    /** The first who waits for the time, was not asked yet, has no other offer to decide upon and is not booked elsewhere then. */
    Optional<Turn> next(BookingRecord booking) {
        var elsewhere = BOOKING_.as("elsewhere");
        return db.select(WAITING.WAITING_ID, WAITING.USER_ACCOUNT_ID)
                .from(WAITING)
                .where(waitsFor(booking))
                .and(notExists(selectOne()
                        .from(WAITING_OFFER)
                        .where(WAITING_OFFER.WAITING_ID.eq(WAITING.WAITING_ID))
                        .and(WAITING_OFFER.ANSWER.isNull().or(WAITING_OFFER.BOOKING_ID.eq(booking.getBookingId())))))
                .and(notExists(selectOne()
                        .from(elsewhere)
                        .where(elsewhere.USER_ACCOUNT_ID.eq(WAITING.USER_ACCOUNT_ID))
                        .and(elsewhere.STATE.in(BookingState.BOOKED, BookingState.HELD))
                        .and(elsewhere.BESIDE_OTHERS.isFalse())
                        .and(elsewhere.STARTS_AT.lt(booking.getEndsAt()))
                        .and(elsewhere.ENDS_AT.gt(booking.getStartsAt()))))
                .orderBy(WAITING.ASKED_AT, WAITING.WAITING_ID)
                .limit(1)
                .fetchOptional(mapping(Turn::new));
    }

    WaitingOfferId offer(WaitingId waiting, BookingId booking, Instant now, Instant until) {
        return db.insertInto(WAITING_OFFER)
                .set(WAITING_OFFER.WAITING_ID, waiting)
                .set(WAITING_OFFER.BOOKING_ID, booking)
                .set(WAITING_OFFER.OFFERED_AT, now)
                .set(WAITING_OFFER.ANSWER_BY, until)
                .returningResult(WAITING_OFFER.WAITING_OFFER_ID)
                .fetchSingle()
                .value1();
    }

    /** Notes what became of the open offer of the time, if there is one. */
    void answered(BookingId booking, OfferAnswer answer, Instant now) {
        db.update(WAITING_OFFER)
                .set(WAITING_OFFER.ANSWER, answer)
                .set(WAITING_OFFER.ANSWERED_AT, now)
                .where(WAITING_OFFER.BOOKING_ID.eq(booking))
                .and(WAITING_OFFER.ANSWER.isNull())
                .execute();
    }

    /** Whether it is still to be answered; under the lock of its time. */
    public boolean isOpen(WaitingOfferId id) {
        return db.fetchExists(WAITING_OFFER, WAITING_OFFER.WAITING_OFFER_ID.eq(id), WAITING_OFFER.ANSWER.isNull());
    }

    /** Ends offers of times that the office has taken for something else. */
    void endOffersWithoutTime(Instant now) {
        db.update(WAITING_OFFER)
                .set(WAITING_OFFER.ANSWER, OfferAnswer.EXPIRED)
                .set(WAITING_OFFER.ANSWERED_AT, now)
                .where(WAITING_OFFER.ANSWER.isNull())
                .and(notExists(selectOne()
                        .from(BOOKING_)
                        .where(BOOKING_.BOOKING_ID.eq(WAITING_OFFER.BOOKING_ID))
                        .and(BOOKING_.STATE.eq(BookingState.HELD))))
                .execute();
    }

    /** Times whose next one is to be asked. */
    List<BookingId> due(Instant now, int most) {
        return db.select(BOOKING_.BOOKING_ID)
                .from(BOOKING_)
                .where(BOOKING_.KEPT.isTrue())
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .and(BOOKING_.HELD_UNTIL.le(now))
                .orderBy(BOOKING_.HELD_UNTIL, BOOKING_.BOOKING_ID)
                .limit(most)
                .fetch(BOOKING_.BOOKING_ID);
    }

    /** The kept time, for whoever changes it; empty when it is none any more. */
    public Optional<BookingRecord> lock(BookingId id) {
        return db.selectFrom(BOOKING_)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .and(BOOKING_.KEPT.isTrue())
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .forUpdate()
                .fetchOptional();
    }

    /** Gives it to one until then. */
    void keepUntil(BookingId id, Instant until) {
        db.update(BOOKING_)
                .set(BOOKING_.HELD_UNTIL, until)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .execute();
    }

    /** Gives it to everybody. */
    void release(BookingId id) {
        db.update(BOOKING_)
                .set(BOOKING_.STATE, BookingState.RELEASED)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .execute();
    }

    public WaitingId insert(UserAccountId account, WaitingWish wish, Instant now) {
        return db.insertInto(WAITING)
                .set(WAITING.BOOKING_CALENDAR_ID, wish.calendar())
                .set(WAITING.USER_ACCOUNT_ID, account)
                .set(WAITING.FROM_DAY, wish.from())
                .set(WAITING.TO_DAY, wish.to())
                .set(WAITING.PART, wish.part())
                .set(WAITING.ASKED_AT, now)
                .returningResult(WAITING.WAITING_ID)
                .fetchSingle()
                .value1();
    }

    public Optional<WaitingId> same(UserAccountId account, WaitingWish wish) {
        return db.select(WAITING.WAITING_ID)
                .from(WAITING)
                .where(isOf(account))
                .and(WAITING.BOOKING_CALENDAR_ID.eq(wish.calendar()))
                .and(WAITING.FROM_DAY.eq(wish.from()))
                .and(WAITING.TO_DAY.eq(wish.to()))
                .and(WAITING.PART.eq(wish.part()))
                .fetchOptional(WAITING.WAITING_ID);
    }

    public int count(UserAccountId account, LocalDate today) {
        return db.fetchCount(WAITING, isOf(account), WAITING.TO_DAY.ge(today));
    }

    private static Condition isOf(UserAccountId account) {
        return WAITING.USER_ACCOUNT_ID.eq(account).and(WAITING.ENDED_AT.isNull());
    }

    public List<Waiting> of(UserAccountId account, LocalDate today) {
        var other = WAITING.as("other");
        var before = field(selectCount()
                .from(other)
                .where(other.BOOKING_CALENDAR_ID.eq(WAITING.BOOKING_CALENDAR_ID))
                .and(other.ENDED_AT.isNull())
                .and(other.FROM_DAY.le(WAITING.TO_DAY))
                .and(other.TO_DAY.ge(WAITING.FROM_DAY))
                .and(row(other.ASKED_AT, other.WAITING_ID).lt(WAITING.ASKED_AT, WAITING.WAITING_ID)));
        return db.select(
                        WAITING.WAITING_ID,
                        row(BOOKING_CALENDAR.NAME_PL, BOOKING_CALENDAR.NAME_EN).mapping(Words::new),
                        WAITING.FROM_DAY,
                        WAITING.TO_DAY,
                        WAITING.PART,
                        before)
                .from(WAITING)
                .join(BOOKING_CALENDAR)
                .on(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(WAITING.BOOKING_CALENDAR_ID))
                .where(isOf(account))
                .and(WAITING.TO_DAY.ge(today))
                .orderBy(WAITING.ASKED_AT, WAITING.WAITING_ID)
                .fetch(mapping(Waiting::new));
    }

    /** @return whether it was the account's and had not ended */
    public boolean end(UserAccountId account, WaitingId id, Instant now) {
        return db.update(WAITING)
                        .set(WAITING.ENDED_AT, now)
                        .where(isOf(account))
                        .and(WAITING.WAITING_ID.eq(id))
                        .execute()
                > 0;
    }

    /** The open offers of the account. */
    public List<OfferedSlot> offers(UserAccountId account, Instant now) {
        return offers(WAITING.USER_ACCOUNT_ID.eq(account), now);
    }

    public Optional<OfferedSlot> offer(UserAccountId account, WaitingOfferId id, Instant now) {
        return offers(WAITING.USER_ACCOUNT_ID.eq(account).and(WAITING_OFFER.WAITING_OFFER_ID.eq(id)), now).stream()
                .findFirst();
    }

    /** On which wish the offer was made. */
    public WaitingId wish(WaitingOfferId id) {
        return db.select(WAITING_OFFER.WAITING_ID)
                .from(WAITING_OFFER)
                .where(WAITING_OFFER.WAITING_OFFER_ID.eq(id))
                .fetchSingle()
                .value1();
    }

    private List<OfferedSlot> offers(Condition which, Instant now) {
        var found = db.select(
                        WAITING_OFFER.WAITING_OFFER_ID,
                        BOOKING_.BOOKING_ID,
                        BOOKING_.BOOKING_CALENDAR_ID,
                        BOOKING_.STARTS_AT,
                        BOOKING_.ENDS_AT,
                        WAITING_OFFER.ANSWER_BY)
                .from(WAITING_OFFER)
                .join(WAITING)
                .on(WAITING.WAITING_ID.eq(WAITING_OFFER.WAITING_ID))
                .join(BOOKING_)
                .on(BOOKING_.BOOKING_ID.eq(WAITING_OFFER.BOOKING_ID))
                .where(which)
                .and(WAITING_OFFER.ANSWER.isNull())
                .and(WAITING_OFFER.ANSWER_BY.gt(now))
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .orderBy(BOOKING_.STARTS_AT)
                .fetch();
        var byId = calendars.byId(found.getValues(BOOKING_.BOOKING_CALENDAR_ID));
        return found.map(one -> new OfferedSlot(
                one.value1(),
                one.value2(),
                Objects.requireNonNull(byId.get(one.value3())),
                one.value4(),
                one.value5(),
                one.value6()));
    }
}
