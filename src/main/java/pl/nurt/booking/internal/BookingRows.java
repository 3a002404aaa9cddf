package pl.nurt.booking.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;
import static pl.nurt.db.booking.Tables.BOOKING_;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.internal.BookingRepository.Answer;
import pl.nurt.booking.internal.BookingRepository.CalledOffRow;
import pl.nurt.booking.internal.BookingRepository.Details;
import pl.nurt.booking.internal.BookingRepository.Row;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.StoredJson;

/** Rows of {@code booking.booking} that decisions are made by. */
@Repository
class BookingRows {
    private final DSLContext db;

    BookingRows(DSLContext db) {
        this.db = db;
    }

    Optional<Row> heldBy(Holder holder, Instant now) {
        return fetch(holder.holds()
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .and(BOOKING_.KEPT.isFalse())
                .and(BOOKING_.HELD_UNTIL.gt(now)));
    }

    Optional<Row> byRequest(Holder holder, UUID key) {
        return fetch(holder.holds().and(BOOKING_.REQUEST_KEY.eq(key)));
    }

    /** Whether somebody's request of that key was booked. */
    boolean isKnown(UUID key) {
        return db.fetchExists(BOOKING_, BOOKING_.REQUEST_KEY.eq(key));
    }

    Optional<Row> booked(UserAccountId account, BookingId id) {
        return fetch(BOOKING_.BOOKING_ID
                .eq(id)
                .and(BOOKING_.USER_ACCOUNT_ID.eq(account))
                .and(BOOKING_.STATE.eq(BookingState.BOOKED)));
    }

    /** Whoever's it is. */
    Optional<Row> booked(BookingId id) {
        return fetch(BOOKING_.BOOKING_ID.eq(id).and(BOOKING_.STATE.eq(BookingState.BOOKED)));
    }

    /** The account that sees the booking in the portal, if there is one. */
    Optional<UserAccountId> account(BookingId id) {
        return db.select(BOOKING_.USER_ACCOUNT_ID)
                .from(BOOKING_)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .fetchOptional(BOOKING_.USER_ACCOUNT_ID);
    }

    Optional<Row> cancelledByPerson(UserAccountId account, BookingId id) {
        return cancelledByPerson(BOOKING_.BOOKING_ID.eq(id).and(BOOKING_.USER_ACCOUNT_ID.eq(account)));
    }

    /** Whoever's it is. */
    Optional<Row> cancelledByPerson(BookingId id) {
        return cancelledByPerson(BOOKING_.BOOKING_ID.eq(id));
    }

    private Optional<Row> cancelledByPerson(Condition which) {
        return fetch(which.and(BOOKING_.STATE.eq(BookingState.CANCELLED)).and(BOOKING_.CANCEL_REASON.isNull()));
    }

    Optional<CalledOffRow> calledOff(UserAccountId account, BookingId id) {
        return calledOff(id, BOOKING_.USER_ACCOUNT_ID.eq(account));
    }

    /** Whoever's it is. */
    Optional<CalledOffRow> calledOff(BookingId id) {
        return calledOff(id, noCondition());
    }

    private Optional<CalledOffRow> calledOff(BookingId id, Condition whose) {
        return db.selectFrom(BOOKING_)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .and(whose)
                .and(BOOKING_.STATE.eq(BookingState.CANCELLED))
                .and(BOOKING_.CANCEL_REASON.isNotNull())
                .fetchOptional(row -> new CalledOffRow(
                        row.getBookingCalendarId(),
                        new Details(
                                UUID.nameUUIDFromBytes(("instead of " + id.value()).getBytes(StandardCharsets.UTF_8)),
                                row.getPerson(),
                                row.getServicePointId(),
                                row.getPhone(),
                                StoredJson.list(row.getAnswers().data(), Answer.class))));
    }

    boolean isCancelled(UserAccountId account, BookingId id) {
        return db.fetchExists(
                BOOKING_,
                BOOKING_.BOOKING_ID.eq(id),
                BOOKING_.USER_ACCOUNT_ID.eq(account),
                BOOKING_.STATE.eq(BookingState.CANCELLED));
    }

    private Optional<Row> fetch(Condition which) {
        return db.select(
                        BOOKING_.BOOKING_ID,
                        BOOKING_.BOOKING_CALENDAR_ID,
                        BOOKING_.RESOURCE_ID,
                        BOOKING_.STARTS_AT,
                        BOOKING_.ENDS_AT,
                        BOOKING_.SEQUENCE,
                        BOOKING_.MOVED_FROM)
                .from(BOOKING_)
                .where(which)
                .fetchOptional(mapping(Row::new));
    }
}
