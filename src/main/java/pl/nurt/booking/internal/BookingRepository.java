package pl.nurt.booking.internal;

import static org.jooq.impl.DSL.noCondition;
import static pl.nurt.db.booking.Tables.BOOKING_;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.HeldTime;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.rules.BookingSteps;
import pl.nurt.booking.internal.rules.Buffers;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.customer.ServicePointId;
import pl.nurt.db.booking.tables.records.BookingRecord;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.StoredJson;

/** Rows of {@code booking.booking}; whoever takes times holds {@link BookingLocks}. */
@Repository
class BookingRepository {
    /** All places of a time, for whoever takes it alone. */
    private static final Seats ALL = new Seats(1, Integer.MAX_VALUE - 1);

    private static final Set<BookingState> LIVE = Set.of(BookingState.HELD, BookingState.BOOKED);

    private final DSLContext db;

    BookingRepository(DSLContext db) {
        this.db = db;
    }

    record Seats(int from, int to) {}

    /** A time that was found free, under the locks. */
    record Taking(
            BookingCalendarId calendar,
            ResourceId resource,
            TimeSpan span,
            Buffers buffers,
            Seats seats,
            boolean besideOthers,
            @Nullable UserAccountId account) {}

    /** A row as far as decisions need it. */
    record Row(
            BookingId id,
            BookingCalendarId calendar,
            ResourceId resource,
            Instant start,
            Instant end,
            int sequence,
            @Nullable Instant movedFrom) {}

    /** What the form said. */
    record Details(
            UUID requestKey,
            String person,
            @Nullable ServicePointId place,
            @Nullable String phone,
            List<Answer> answers) {}

    /** A booking the office called off, with what a new one in its place is filled with; its key is the old booking's own. */
    record CalledOffRow(BookingCalendarId calendar, Details details) {}

    /** One question as it was asked, and what was answered. */
    record Answer(String question, String answer) {}

    /** Ends the holds of these that have run out: to the database's wall a hold is one until somebody ends it. */
    Set<ResourceId> endHolds(Collection<ResourceId> resources, Instant now) {
        return release(BOOKING_.RESOURCE_ID
                .in(resources)
                .and(BOOKING_.HELD_UNTIL.le(now))
                .and(BOOKING_.KEPT.isFalse()));
    }

    /** Ends all holds that have run out and that nobody is at. */
    Set<ResourceId> endHolds(Instant now) {
        var over = db.select(BOOKING_.BOOKING_ID)
                .from(BOOKING_)
                .where(BOOKING_.STATE.eq(BookingState.HELD))
                .and(BOOKING_.HELD_UNTIL.le(now))
                .and(BOOKING_.KEPT.isFalse())
                .forUpdate()
                .skipLocked()
                .fetch(BOOKING_.BOOKING_ID);
        return release(BOOKING_.BOOKING_ID.in(over));
    }

    /** Whatever the account holds, or somebody holds for it. */
    Set<ResourceId> releaseHolds(Holder holder) {
        return release(holder.concerns().and(BOOKING_.KEPT.isFalse()));
    }

    /** Takes these away from whoever holds them. */
    void release(Collection<BookingId> holds) {
        release(BOOKING_.BOOKING_ID.in(holds));
    }

    private Set<ResourceId> release(Condition which) {
        return new HashSet<>(db.update(BOOKING_)
                .set(BOOKING_.STATE, BookingState.RELEASED)
                .where(BOOKING_.STATE.in(BookingSteps.STEPS.before(BookingState.RELEASED)))
                .and(which)
                .returningResult(BOOKING_.RESOURCE_ID)
                .fetch(BOOKING_.RESOURCE_ID));
    }

    int holdsSince(Holder holder, BookingCalendarId calendar, Instant since) {
        return db.fetchCount(
                BOOKING_,
                holder.holds(),
                BOOKING_.BOOKING_CALENDAR_ID.eq(calendar),
                BOOKING_.HELD_AT.gt(since),
                BOOKING_.KEPT.isFalse(),
                BOOKING_.HELD_UNTIL.isNotNull());
    }

    /** How many bookings of the calendar the account has before it. */
    int open(UserAccountId account, BookingCalendarId calendar, Instant now) {
        return db.fetchCount(
                BOOKING_,
                BOOKING_.USER_ACCOUNT_ID.eq(account),
                BOOKING_.BOOKING_CALENDAR_ID.eq(calendar),
                BOOKING_.STATE.eq(BookingState.BOOKED),
                BOOKING_.STARTS_AT.gt(now));
    }

    /** Whether the account has something else at that time. */
    boolean isElsewhere(UserAccountId account, TimeSpan span, @Nullable BookingId without) {
        return db.fetchExists(
                BOOKING_,
                BOOKING_.USER_ACCOUNT_ID.eq(account),
                BOOKING_.STATE.in(LIVE),
                BOOKING_.STARTS_AT.lt(span.end()),
                BOOKING_.ENDS_AT.gt(span.start()),
                BOOKING_.BESIDE_OTHERS.isFalse(),
                without == null ? noCondition() : BOOKING_.BOOKING_ID.ne(without));
    }

    /** A place of a time for several; all of it where one takes it alone. */
    Seats freeSeats(BookingCalendarId calendar, ResourceId resource, TimeSpan span, int capacity) {
        if (capacity == 1) {
            return ALL;
        }
        var gone = new HashSet<>(db.select(BOOKING_.SEAT_FROM)
                .from(BOOKING_)
                .where(BOOKING_.RESOURCE_ID.eq(resource))
                .and(BOOKING_.BOOKING_CALENDAR_ID.eq(calendar))
                .and(BOOKING_.STARTS_AT.eq(span.start()))
                .and(BOOKING_.STATE.in(LIVE))
                .fetch(BOOKING_.SEAT_FROM));
        var seat = IntStream.rangeClosed(1, capacity)
                .filter(one -> !gone.contains(one))
                .findFirst()
                .orElseThrow(StaleEditException::new);
        return new Seats(seat, seat);
    }

    HeldTime insertHold(Taking taking, Holder holder, Instant now, Instant until) {
        var id = insert(taking, holder, now)
                .set(BOOKING_.STATE, BookingState.HELD)
                .set(BOOKING_.HELD_UNTIL, until)
                .returningResult(BOOKING_.BOOKING_ID)
                .fetchSingle()
                .value1();
        return new HeldTime(
                id, taking.calendar(), taking.span().start(), taking.span().end(), until, false);
    }

    /** @param remindAt when the person is reminded, if at all */
    BookingId insertBooked(Taking taking, Holder holder, Details details, @Nullable Instant remindAt, Instant now) {
        return insert(taking, holder, now)
                .set(BOOKING_.STATE, BookingState.BOOKED)
                .set(BOOKING_.PERSON, details.person())
                .set(BOOKING_.SERVICE_POINT_ID, details.place())
                .set(BOOKING_.PHONE, details.phone())
                .set(BOOKING_.ANSWERS, answers(details))
                .set(BOOKING_.REQUEST_KEY, details.requestKey())
                .set(BOOKING_.BOOKED_AT, now)
                .set(BOOKING_.REMIND_AT, remindAt)
                .returningResult(BOOKING_.BOOKING_ID)
                .fetchSingle()
                .value1();
    }

    private InsertSetMoreStep<BookingRecord> insert(Taking taking, Holder holder, Instant now) {
        return db.insertInto(BOOKING_)
                .set(BOOKING_.BOOKING_CALENDAR_ID, taking.calendar())
                .set(BOOKING_.RESOURCE_ID, taking.resource())
                .set(BOOKING_.STARTS_AT, taking.span().start())
                .set(BOOKING_.ENDS_AT, taking.span().end())
                .set(BOOKING_.BEFORE_MINUTES, (int) taking.buffers().before().toMinutes())
                .set(BOOKING_.AFTER_MINUTES, (int) taking.buffers().after().toMinutes())
                .set(BOOKING_.SEAT_FROM, taking.seats().from())
                .set(BOOKING_.SEAT_TO, taking.seats().to())
                .set(BOOKING_.BESIDE_OTHERS, taking.besideOthers())
                .set(BOOKING_.USER_ACCOUNT_ID, taking.account())
                .set(BOOKING_.HELD_BY, holder.account())
                .set(BOOKING_.GUEST, holder.guest())
                .set(BOOKING_.HELD_AT, now);
    }

    /**
     * @param remindAt when the person is reminded, if at all
     * @throws StaleEditException when the hold ended meanwhile
     */
    void bookHeld(BookingId hold, Details details, @Nullable Instant remindAt, Instant now) {
        var done = db.update(BOOKING_)
                .set(BOOKING_.STATE, BookingState.BOOKED)
                .set(BOOKING_.PERSON, details.person())
                .set(BOOKING_.SERVICE_POINT_ID, details.place())
                .set(BOOKING_.PHONE, details.phone())
                .set(BOOKING_.ANSWERS, answers(details))
                .set(BOOKING_.REQUEST_KEY, details.requestKey())
                .set(BOOKING_.BOOKED_AT, now)
                .set(BOOKING_.REMIND_AT, remindAt)
                .where(BOOKING_.BOOKING_ID.eq(hold))
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .execute();
        if (done == 0) {
            throw new StaleEditException();
        }
    }

    private static JSONB answers(Details details) {
        return JSONB.jsonb(StoredJson.text(details.answers()));
    }

    /** Empty when the hold is over, was extended before, or is somebody else's. */
    Optional<HeldTime> extend(Holder holder, BookingId hold, Instant now, Duration by) {
        var row = db.selectFrom(BOOKING_)
                .where(BOOKING_.BOOKING_ID.eq(hold))
                .and(holder.holds())
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .and(BOOKING_.KEPT.isFalse())
                .and(BOOKING_.HELD_UNTIL.gt(now))
                .and(BOOKING_.EXTENDED.isFalse())
                .forUpdate()
                .fetchOptional();
        row.ifPresent(found -> {
            found.setHeldUntil(found.getHeldUntil().plus(by));
            found.setExtended(true);
            found.store();
        });
        return row.map(found -> new HeldTime(
                found.getBookingId(),
                found.getBookingCalendarId(),
                found.getStartsAt(),
                found.getEndsAt(),
                found.getHeldUntil(),
                true));
    }

    /** @throws StaleEditException when somebody changed the booking meanwhile */
    void move(Row old, Taking to, boolean byOffice) {
        var done = db.update(BOOKING_)
                .set(BOOKING_.RESOURCE_ID, to.resource())
                .set(BOOKING_.STARTS_AT, to.span().start())
                .set(BOOKING_.ENDS_AT, to.span().end())
                .set(BOOKING_.SEAT_FROM, to.seats().from())
                .set(BOOKING_.SEAT_TO, to.seats().to())
                .set(BOOKING_.MOVED_FROM, old.start())
                .set(BOOKING_.MOVED_BY_OFFICE, byOffice)
                .set(BOOKING_.SEQUENCE, old.sequence() + 1)
                .where(BOOKING_.BOOKING_ID.eq(old.id()))
                .and(BOOKING_.STATE.eq(BookingState.BOOKED))
                .and(BOOKING_.SEQUENCE.eq(old.sequence()))
                .execute();
        if (done == 0) {
            throw new StaleEditException();
        }
    }

    /** @param tellAt when the person can no longer take it back, and is told */
    void cancel(Row old, Instant now, Instant tellAt) {
        var done = db.update(BOOKING_)
                .set(BOOKING_.STATE, BookingState.CANCELLED)
                .set(BOOKING_.ENDED_AT, now)
                .set(BOOKING_.TELL_AT, tellAt)
                .set(BOOKING_.SEQUENCE, old.sequence() + 1)
                .where(BOOKING_.BOOKING_ID.eq(old.id()))
                .and(BOOKING_.STATE.in(BookingSteps.STEPS.before(BookingState.CANCELLED)))
                .and(BOOKING_.SEQUENCE.eq(old.sequence()))
                .execute();
        if (done == 0) {
            throw new StaleEditException();
        }
    }

    /** Takes a cancellation back that nobody was told of yet. */
    boolean restore(Row old, Instant now) {
        return db.update(BOOKING_)
                        .set(BOOKING_.STATE, BookingState.BOOKED)
                        .setNull(BOOKING_.ENDED_AT)
                        .setNull(BOOKING_.TELL_AT)
                        .set(BOOKING_.SEQUENCE, old.sequence() + 1)
                        .where(BOOKING_.BOOKING_ID.eq(old.id()))
                        .and(BOOKING_.STATE.eq(BookingState.CANCELLED))
                        .and(BOOKING_.TELL_AT.gt(now))
                        .execute()
                > 0;
    }
}
