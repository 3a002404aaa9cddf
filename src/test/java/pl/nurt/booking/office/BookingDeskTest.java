package pl.nurt.booking.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.Bookings;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.OwnBooking;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.times.OfferedTime;
import pl.nurt.booking.times.TimeState;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.Shows;
import pl.nurt.testing.SignIn;

@IntegrationTest
class BookingDeskTest {
    @Autowired
    private BookingDesk desk;

    @Autowired
    private Bookings bookings;

    @Autowired
    private Times times;

    @Autowired
    private Inbox inbox;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private ResourceId rak;
    private BookingCalendarId exchanges;
    private Instant ten;
    private Viewer anna;
    private Viewer clerk;

    @BeforeEach
    void calendar() {
        var calendars = new Calendars(db);
        rak = calendars.person("Adam Rak");
        exchanges = calendars.calendar("Wymiana", rak);
        ten = Calendars.thursday(clock.instant(), "10:00");
        anna = signIn.as(Role.RESIDENT).viewer();
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
    }

    @Test
    @Shows({"7.4", "7.5"})
    void what_is_called_off_is_told_with_its_reason_and_new_times_and_stays_in_sight() {
        var booked = book(ten);

        var done = desk.callOff(clerk, Set.of(booked.id()), CancelReason.ILLNESS, null);

        assertThat(done.told()).hasSize(1);
        assertThat(done.toRing()).isEmpty();
        asAnna(me -> {
            assertThat(inbox.page(me, InboxFilter.ALL, null, 10, Languages.POLISH)
                            .getFirst()
                            .text())
                    .contains("choroba pracownika")
                    .contains("10:30")
                    .contains("9:30");
            assertThat(times.day(exchanges, CivilTime.dayOf(ten), null).times())
                    .contains(new OfferedTime(ten, TimeState.CANCELLED, CancelReason.ILLNESS));
            assertThat(bookings.upcoming(me)).singleElement().satisfies(one -> {
                assertThat(one.state()).isEqualTo(BookingState.CANCELLED);
                assertThat(one.cancelReason()).isEqualTo(CancelReason.ILLNESS);
            });
        });
        assertThat(desk.day(clerk, CivilTime.dayOf(ten)))
                .singleElement()
                .extracting(DeskEntry::state)
                .isEqualTo(BookingState.CANCELLED);
    }

    @Test
    void pressing_twice_tells_nobody_twice() {
        var booked = book(ten);
        desk.callOff(clerk, Set.of(booked.id()), CancelReason.ILLNESS, null);

        assertThat(desk.callOff(clerk, Set.of(booked.id()), CancelReason.ILLNESS, null)
                        .told())
                .isEmpty();
        asAnna(me -> assertThat(inbox.page(me, InboxFilter.ALL, null, 10, Languages.POLISH))
                .hasSize(2));
    }

    @Test
    void whoever_has_no_account_is_somebody_to_ring() {
        var booked = book(ten);
        db.update(BOOKING_)
                .setNull(BOOKING_.USER_ACCOUNT_ID)
                .where(BOOKING_.BOOKING_ID.eq(booked.id()))
                .execute();

        var done = desk.callOff(clerk, Set.of(booked.id()), CancelReason.BREAKDOWN, "ul. Polna");

        assertThat(done.told()).isEmpty();
        assertThat(done.toRing()).singleElement().extracting(DeskEntry::person).isEqualTo("Jan Testowy");
    }

    @Test
    void a_new_time_takes_one_press_and_frees_nothing_else() {
        var booked = book(ten);
        desk.callOff(clerk, Set.of(booked.id()), CancelReason.ILLNESS, null);

        asAnna(me -> {
            var near = bookings.instead(me, booked.id());
            assertThat(near).hasSize(3).doesNotContain(ten);
            var made = bookings.rebook(me, booked.id(), near.getFirst());
            assertThat(made.start()).isEqualTo(near.getFirst());
            assertThat(bookings.rebook(me, booked.id(), near.getFirst())).isEqualTo(made);
            assertThat(bookings.upcoming(me)).hasSize(2);
        });
    }

    @Test
    void who_came_and_who_did_not_is_noted_once_the_time_has_begun() {
        var booked = book(ten);
        assertThatThrownBy(() -> desk.note(clerk, booked.id(), BookingState.MISSED))
                .isInstanceOf(StaleEditException.class);
        past(booked.id());

        desk.note(clerk, booked.id(), BookingState.MISSED);
        desk.note(clerk, booked.id(), BookingState.ATTENDED);

        asAnna(me -> assertThat(bookings.past(me))
                .singleElement()
                .extracting(OwnBooking::state)
                .isEqualTo(BookingState.ATTENDED));
    }

    @Test
    void an_auditor_looks_and_changes_nothing() {
        var booked = book(ten);
        var auditor = signIn.as(Role.AUDITOR).viewer();

        assertThat(desk.day(auditor, CivilTime.dayOf(ten))).hasSize(1);
        assertThatThrownBy(() -> desk.callOff(auditor, Set.of(booked.id()), CancelReason.OTHER, null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> desk.note(auditor, booked.id(), BookingState.MISSED))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void past(BookingId id) {
        db.update(BOOKING_)
                .set(BOOKING_.STARTS_AT, clock.instant().minusSeconds(3600))
                .set(BOOKING_.ENDS_AT, clock.instant().minusSeconds(1800))
                .where(BOOKING_.BOOKING_ID.eq(id))
                .execute();
    }

    private OwnBooking book(Instant start) {
        return AsSystem.call(() ->
                bookings.book(anna, new BookingRequest(UUID.randomUUID(), exchanges, start, null, null, "", Map.of())));
    }

    private void asAnna(Consumer<Viewer> looks) {
        AsSystem.run(() -> looks.accept(anna));
    }
}
