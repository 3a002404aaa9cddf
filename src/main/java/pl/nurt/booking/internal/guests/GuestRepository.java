package pl.nurt.booking.internal.guests;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.falseCondition;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.GUEST_BOOKING;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.HeldTime;
import pl.nurt.booking.calendars.BookingCalendarId;

/** Rows of {@code booking.guest_booking}, and what a browser holds. */
@Repository
public class GuestRepository {
    private final DSLContext db;
    private final Clock clock;

    GuestRepository(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** How somebody without an account is reached. @param email null when there is only a telephone */
    public record Guest(String secret, @Nullable String email, Locale language) {}

    public void insert(BookingId id, Guest guest) {
        db.insertInto(GUEST_BOOKING)
                .set(GUEST_BOOKING.BOOKING_ID, id)
                .set(GUEST_BOOKING.SECRET, guest.secret())
                .set(GUEST_BOOKING.EMAIL, guest.email())
                .set(GUEST_BOOKING.LANGUAGE, guest.language().getLanguage())
                .execute();
    }

    @Transactional(readOnly = true)
    public Optional<BookingId> id(String secret) {
        return db.select(GUEST_BOOKING.BOOKING_ID)
                .from(GUEST_BOOKING)
                .where(GUEST_BOOKING.SECRET.eq(secret))
                .fetchOptional(GUEST_BOOKING.BOOKING_ID);
    }

    /** Whose booking it is, if it is one of somebody without an account. */
    public Optional<Guest> of(BookingId id) {
        return db.selectFrom(GUEST_BOOKING)
                .where(GUEST_BOOKING.BOOKING_ID.eq(id))
                .fetchOptional(
                        row -> new Guest(row.getSecret(), row.getEmail(), Locale.forLanguageTag(row.getLanguage())));
    }

    /** How many bookings of the calendar somebody has before him who is reached there. */
    public int open(BookingCalendarId calendar, @Nullable String email, @Nullable String phone, Instant now) {
        return db.fetchCount(db.select(BOOKING_.BOOKING_ID)
                .from(BOOKING_)
                .join(GUEST_BOOKING)
                .on(GUEST_BOOKING.BOOKING_ID.eq(BOOKING_.BOOKING_ID))
                .where(BOOKING_.BOOKING_CALENDAR_ID.eq(calendar))
                .and(BOOKING_.STATE.eq(BookingState.BOOKED))
                .and(BOOKING_.STARTS_AT.gt(now))
                .and((email == null ? falseCondition() : GUEST_BOOKING.EMAIL.eq(email))
                        .or(phone == null ? falseCondition() : BOOKING_.PHONE.eq(phone))));
    }

    /** What the browser holds now. */
    @Transactional(readOnly = true)
    public Optional<HeldTime> held(UUID guest) {
        return db.select(
                        BOOKING_.BOOKING_ID,
                        BOOKING_.BOOKING_CALENDAR_ID,
                        BOOKING_.STARTS_AT,
                        BOOKING_.ENDS_AT,
                        BOOKING_.HELD_UNTIL,
                        BOOKING_.EXTENDED)
                .from(BOOKING_)
                .where(BOOKING_.GUEST.eq(guest))
                .and(BOOKING_.STATE.eq(BookingState.HELD))
                .and(BOOKING_.KEPT.isFalse())
                .and(BOOKING_.HELD_UNTIL.gt(clock.instant()))
                .fetchOptional(mapping(HeldTime::new));
    }
}
