package pl.nurt.booking.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.TimesChanged;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class BookingMessagesTest {
    @Autowired
    private BookingMessages messages;

    @Autowired
    private Bookings bookings;

    @Autowired
    private Inbox inbox;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEvents events;

    private BookingCalendarId talks;
    private ResourceId lis;
    private Viewer anna;
    private Instant ten;

    @BeforeEach
    void calendar() {
        var calendars = new Calendars(db);
        lis = calendars.person("Tomasz Lis");
        talks = calendars.calendar("Rozmowa", lis);
        anna = signIn.as(Role.RESIDENT).viewer();
        ten = Calendars.thursday(clock.instant(), "10:00");
    }

    @Test
    void a_cancellation_is_told_once_and_only_when_it_cannot_be_taken_back() {
        var booking = book();
        bookings.cancel(anna, booking);
        var now = clock.instant();

        messages.tellCancelled(now);
        assertThat(titles()).hasSize(1);
        messages.tellCancelled(now.plus(BookingRules.UNDO));
        messages.tellCancelled(now.plus(BookingRules.UNDO));

        assertThat(titles()).hasSize(2).first().asString().startsWith("Odwołan");
    }

    @Test
    void a_cancellation_that_was_taken_back_is_not_told() {
        var booking = book();
        bookings.cancel(anna, booking);
        bookings.undoCancel(anna, booking);

        messages.tellCancelled(clock.instant().plus(Duration.ofMinutes(5)));

        assertThat(titles()).hasSize(1);
    }

    @Test
    void a_booking_is_reminded_of_a_day_before_once_and_anew_after_a_move() {
        var booking = book();
        messages.remind(ten.minus(Duration.ofHours(25)));
        assertThat(titles()).hasSize(1);

        messages.remind(ten.minus(Duration.ofHours(23)));
        messages.remind(ten.minus(Duration.ofHours(22)));
        assertThat(titles()).hasSize(2).first().asString().startsWith("Przypomnienie");

        bookings.move(anna, booking, ten.plusSeconds(3600), null);
        messages.remind(ten.minus(Duration.ofHours(22)));
        assertThat(titles()).hasSize(4);
    }

    @Test
    void holds_that_ran_out_are_ended_and_open_pages_hear_of_it() {
        bookings.hold(anna, talks, ten, null);
        db.update(BOOKING_)
                .set(BOOKING_.HELD_UNTIL, clock.instant().minusSeconds(1))
                .where(BOOKING_.HELD_BY.eq(anna.account()))
                .execute();
        events.clear();

        messages.endHolds(clock.instant());
        messages.endHolds(clock.instant());

        assertThat(events.stream(TimesChanged.class)).containsExactly(TimesChanged.of(lis));
    }

    @Test
    void each_reader_is_told_in_the_own_language() {
        var calendars = new Calendars(db);
        calendars.set(talks, BOOKING_CALENDAR.NAME_EN, "A talk");
        calendars.set(talks, BOOKING_CALENDAR.ROOM_PL, "pokój 3");
        calendars.set(talks, BOOKING_CALENDAR.ROOM_EN, "room 3");
        var booking = book();
        bookings.move(anna, booking, ten.plusSeconds(3600), null);

        var polish = told(Languages.POLISH);
        var english = told(Languages.ENGLISH);

        assertThat(polish).extracting(InboxMessage::title).allMatch(title -> title.contains(": Rozmowa, "));
        assertThat(english).extracting(InboxMessage::title).allMatch(title -> title.contains(": A talk, "));
        assertThat(polish).extracting(InboxMessage::text).allMatch(text -> text.contains(", pokój 3."));
        assertThat(english).extracting(InboxMessage::text).allMatch(text -> text.contains(", room 3."));
        assertThat(polish.getFirst().text())
                .contains(Formats.of(Languages.POLISH).moment(ten));
        assertThat(english.getFirst().text())
                .contains(Formats.of(Languages.ENGLISH).moment(ten));
    }

    private BookingId book() {
        return bookings.book(anna, new BookingRequest(UUID.randomUUID(), talks, ten, null, null, "", Map.of()))
                .id();
    }

    private List<String> titles() {
        return told(Languages.POLISH).stream().map(InboxMessage::title).toList();
    }

    /** The newest first. */
    private List<InboxMessage> told(Locale language) {
        return inbox.page(anna, InboxFilter.ALL, null, 10, language);
    }
}
