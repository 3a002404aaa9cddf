package pl.nurt.booking.internal;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.noCondition;
import static pl.nurt.db.booking.Tables.BOOKING_;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.internal.times.CalendarQuery;
import pl.nurt.booking.times.Times;
import pl.nurt.db.booking.tables.records.BookingRecord;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.notice.Topic;
import pl.nurt.platform.Texts;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;

/**
 * Tells whoever booked: booked, moved, cancelled, soon. Each is told once for each change of the booking, however often it is asked for.
 */
@Component
public class BookingMessages {
    private static final MessageKind BOOKED = kind("booked");
    private static final MessageKind MOVED = kind("moved", "before");
    private static final MessageKind CANCELLED = kind("cancelled");

    /** The office moved it, and said why. */
    private static final MessageKind MOVED_BY_OFFICE = kind("movedbyoffice", "before", "reason");

    /** The office took the time back. */
    private static final MessageKind CALLED_OFF = kind("calledoff", "reason", "near");

    private static final MessageKind REMINDER = kind("reminder");

    /** The person did not come: no reproach, but the way to another time. */
    private static final MessageKind MISSED = kind("missed");

    private static final int AT_ONCE = 500;

    private final Messages messages;
    private final GuestMessages guests;
    private final OwnBookingQuery bookings;
    private final BookingRepository holds;
    private final ApplicationEventPublisher events;
    private final Times times;
    private final CalendarQuery calendars;
    private final Texts texts;
    private final DSLContext db;

    BookingMessages(
            Messages messages,
            GuestMessages guests,
            OwnBookingQuery bookings,
            BookingRepository holds,
            ApplicationEventPublisher events,
            Times times,
            CalendarQuery calendars,
            Texts texts,
            DSLContext db) {
        this.messages = messages;
        this.guests = guests;
        this.bookings = bookings;
        this.holds = holds;
        this.events = events;
        this.times = times;
        this.calendars = calendars;
        this.texts = texts;
        this.db = db;
    }

    /** Each tells {@link #data}; some tell more. */
    private static MessageKind kind(String name, String... more) {
        var parameters = Stream.concat(Stream.of("what", "start", "where", "number"), Stream.of(more));
        return MessageKind.of("booking.message." + name, Topic.BOOKINGS, parameters.toArray(String[]::new))
                .opens("booking/{id}");
    }

    /** The kinds this room sends. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        MessageKind bookingBooked() {
            return BOOKED;
        }

        @Bean
        MessageKind bookingMoved() {
            return MOVED;
        }

        @Bean
        MessageKind bookingMovedByOffice() {
            return MOVED_BY_OFFICE;
        }

        @Bean
        MessageKind bookingCancelled() {
            return CANCELLED;
        }

        @Bean
        MessageKind bookingCalledOff() {
            return CALLED_OFF;
        }

        @Bean
        MessageKind bookingMissed() {
            return MISSED;
        }

        @Bean
        MessageKind bookingReminder() {
            return REMINDER;
        }
    }

    /** @param account that sees the booking in the portal; null for a guest's */
    void booked(OwnBooking booking, @Nullable UserAccountId account) {
        send(BOOKED, booking, account, data(booking));
    }

    void moved(BookingId id, Instant now) {
        var booking = bookings.find(id).orElseThrow();
        send(MOVED, booking, dataOfMove(booking));
        planReminder(booking, now);
    }

    /** The office moved the booking. @param tell whether the person is told; a reminder is planned in any case */
    void movedByOffice(BookingId id, @Nullable String reason, boolean tell, Instant now) {
        if (!tell) {
            planReminder(bookings.find(id).orElseThrow(), now);
            return;
        }
        if (reason == null) {
            moved(id, now);
            return;
        }
        var booking = bookings.find(id).orElseThrow();
        send(MOVED_BY_OFFICE, booking, dataOfMove(booking).text("reason", reason));
        planReminder(booking, now);
    }

    private void planReminder(OwnBooking booking, Instant now) {
        db.update(BOOKING_)
                .set(BOOKING_.REMIND_AT, BookingRules.remindAt(booking.start(), booking.calendar(), now))
                .where(BOOKING_.BOOKING_ID.eq(booking.id()))
                .execute();
    }

    /** The office called the booking off: the reason, and free times around, in one message. */
    public void calledOff(BookingId id) {
        var booking = bookings.find(id).orElseThrow();
        var free = free(booking);
        send(
                CALLED_OFF,
                booking,
                data(booking)
                        .text("reason", reason(booking, Languages.POLISH), reason(booking, Languages.ENGLISH))
                        .text("near", near(free, Languages.POLISH), near(free, Languages.ENGLISH)));
    }

    /** Noted as absent: told once, however often that is corrected. */
    public void missed(BookingId id) {
        var booking = bookings.find(id).orElseThrow();
        send(MISSED, booking, data(booking));
    }

    private String reason(OwnBooking booking, Locale language) {
        var note = booking.cancelNote();
        var reason = texts.getTranslation("booking.office.reason." + booking.cancelReason(), language);
        return note == null ? reason : reason + ", " + note;
    }

    private String near(List<Instant> free, Locale language) {
        return free.isEmpty()
                ? texts.getTranslation("booking.message.calledoff.none", language)
                : free.stream().map(Formats.of(language)::moment).collect(Collectors.joining("; "));
    }

    /** A calendar that is not published any more offers nothing. */
    private List<Instant> free(OwnBooking booking) {
        return calendars.published(booking.calendar().id()).isEmpty()
                ? List.of()
                : times.near(booking.calendar().id(), booking.start(), null);
    }

    /** Tells of cancellations that can no longer be taken back. */
    @Transactional
    public void tellCancelled(Instant now) {
        sendDue(CANCELLED, BOOKING_.TELL_AT, noCondition(), now);
    }

    /** Reminds of what is soon; what somebody moved is reminded of anew. */
    @Transactional
    public void remind(Instant now) {
        sendDue(
                REMINDER,
                BOOKING_.REMIND_AT,
                BOOKING_.STATE.eq(BookingState.BOOKED).and(BOOKING_.STARTS_AT.gt(now)),
                now);
    }

    /** Sends what the column says is due, which it then says no longer. */
    private void sendDue(MessageKind kind, TableField<BookingRecord, Instant> at, Condition besides, Instant now) {
        var due = db.select(BOOKING_.BOOKING_ID)
                .from(BOOKING_)
                .where(at.le(now))
                .and(besides)
                .limit(AT_ONCE)
                .forUpdate()
                .skipLocked()
                .fetch(BOOKING_.BOOKING_ID);
        for (var id : due) {
            var booking = bookings.find(id).orElseThrow();
            send(kind, booking, data(booking));
        }
        db.update(BOOKING_).setNull(at).where(BOOKING_.BOOKING_ID.in(due)).execute();
    }

    /** Gives times back whose hold ended, so that open pages show them free. */
    @Transactional
    public void endHolds(Instant now) {
        var freed = holds.endHolds(now);
        if (!freed.isEmpty()) {
            events.publishEvent(new TimesChanged(freed));
        }
    }

    /** An account in the way it has chosen; whoever has none, by e-mail. */
    private void send(MessageKind kind, OwnBooking booking, MessageData data) {
        send(kind, booking, account(booking.id()).orElse(null), data);
    }

    private void send(MessageKind kind, OwnBooking booking, @Nullable UserAccountId account, MessageData data) {
        var cause = "booking/" + booking.id().value() + "/" + booking.sequence();
        if (account == null) {
            guests.send(kind, booking, cause, data);
        } else {
            messages.send(kind, Recipient.account(account), cause, data);
        }
    }

    private Optional<UserAccountId> account(BookingId id) {
        return db.select(BOOKING_.USER_ACCOUNT_ID)
                .from(BOOKING_)
                .where(BOOKING_.BOOKING_ID.eq(id))
                .fetchOptional(BOOKING_.USER_ACCOUNT_ID);
    }

    private static MessageData dataOfMove(OwnBooking booking) {
        return data(booking).moment("before", requireNonNull(booking.movedFrom(), "not moved"));
    }

    private static MessageData data(OwnBooking booking) {
        var name = booking.calendar().name();
        return MessageData.none()
                .text("what", name.pl(), name.en())
                .moment("start", booking.start())
                .text(
                        "where",
                        BookingWords.where(booking, Languages.POLISH),
                        BookingWords.where(booking, Languages.ENGLISH))
                .text("number", booking.number())
                .text("id", "" + booking.id().value());
    }
}
