package pl.nurt.booking.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import pl.nurt.booking.BookingRefusedException;
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
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.RefusedInputException;
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

    private Calendars calendars;
    private ResourceId rak;
    private BookingCalendarId exchanges;
    private Instant ten;
    private Viewer anna;
    private Viewer clerk;

    @BeforeEach
    void calendar() {
        calendars = new Calendars(db);
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
    void who_looks_at_days_is_noted_with_whose_bookings_they_saw() {
        var booked = book(ten);
        var day = CivilTime.dayOf(ten);

        desk.days(clerk, day.minusDays(3), day.plusDays(3));

        assertThat(db.fetchSingle(
                        "select note, changes from identity.audit_entry where deed = 'booking.DAY_SEEN'"
                                + " and made_by = ? and subject_id = ?",
                        clerk.account().value(),
                        day.minusDays(3).toString()))
                .satisfies(entry -> {
                    assertThat(entry.get(0, String.class)).isEqualTo(day.minusDays(3) + "/" + day.plusDays(3));
                    assertThat(entry.get(1, String.class))
                            .contains("T-%06d Jan Testowy".formatted(booked.id().value()));
                });
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

    @Test
    void what_the_office_moves_stays_the_booking_and_is_told_with_the_reason() {
        var booked = book(ten);
        var lis = person("Tomasz Lis");
        var eight = ten.minusSeconds(7200);

        desk.move(clerk, new DeskMove(booked.id(), lis, eight, "awaria na ul. Kopernika", true));

        asAnna(me -> {
            assertThat(bookings.booking(me, booked.id())).satisfies(one -> {
                assertThat(one.start()).isEqualTo(eight);
                assertThat(one.receiver()).isEqualTo("Tomasz Lis");
                assertThat(one.movedByOffice()).isTrue();
                assertThat(one.sequence()).isEqualTo(booked.sequence() + 1);
            });
            assertThat(told(me).getFirst()).satisfies(message -> {
                assertThat(message.title()).contains("Przeniesiony").contains("8:00");
                assertThat(message.text())
                        .contains("10:00")
                        .contains("awaria na ul. Kopernika")
                        .doesNotContainIgnoringCase("odwołan");
            });
            assertThat(at(ten).isFree()).isTrue();
        });
    }

    @Test
    void a_move_may_be_told_to_nobody() {
        var booked = book(ten);

        desk.move(clerk, new DeskMove(booked.id(), rak, ten.plusSeconds(900), null, false));

        asAnna(me -> assertThat(told(me)).hasSize(1));
    }

    @Test
    void the_office_cannot_overlap_either_and_reads_whose_time_it_is() {
        var first = book(ten);
        var second = AsSystem.call(() -> bookings.book(
                signIn.as(Role.RESIDENT).viewer(),
                new BookingRequest(UUID.randomUUID(), exchanges, ten.plusSeconds(3600), null, null, "", Map.of())));
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var onto = new DeskMove(second.id(), rak, ten.plusSeconds(900), null, true);

        assertThat(desk.conflict(onto)).isPresent();
        assertThatExceptionOfType(DeskConflictException.class)
                .isThrownBy(() -> desk.move(clerk, onto))
                .satisfies(taken -> {
                    assertThat(taken.conflict().booking()).isEqualTo(first.id());
                    assertThat(taken.conflict().person()).isEqualTo("Jan Testowy");
                });
        assertThatExceptionOfType(DeskConflictException.class)
                .isThrownBy(() -> desk.book(clerk, wish(ten, true)))
                .satisfies(taken -> assertThat(taken.conflict().booking()).isEqualTo(first.id()));
    }

    @Test
    void blocked_time_keeps_what_is_booked_in_it_and_lists_it() {
        var booked = book(ten);

        var affected = desk.block(clerk, block(false));

        assertThat(affected).containsExactly(booked.id());
        var blocked =
                desk.days(clerk, CivilTime.dayOf(ten), CivilTime.dayOf(ten)).blocked();
        assertThat(blocked).singleElement().extracting(BlockedTime::reason).isEqualTo(CancelReason.ILLNESS);
        asAnna(me -> {
            assertThat(bookings.booking(me, booked.id()).state()).isEqualTo(BookingState.BOOKED);
            assertThat(at(ten.plusSeconds(1800)).isFree()).isFalse();
        });
        desk.lift(clerk, blocked.getFirst().id());
        asAnna(me -> assertThat(at(ten.plusSeconds(1800)).isFree()).isTrue());
    }

    @Test
    void whoever_is_booking_right_now_is_not_robbed_unasked() {
        AsSystem.run(() -> bookings.hold(anna, exchanges, ten, null));

        assertThatExceptionOfType(BeingBookedException.class)
                .isThrownBy(() -> desk.block(clerk, block(false)))
                .satisfies(now -> assertThat(now.people()).isEqualTo(1));
        desk.block(clerk, block(true));

        asAnna(me -> {
            assertThat(bookings.held(me)).isEmpty();
            assertThatExceptionOfType(BookingRefusedException.class)
                    .isThrownBy(() -> bookings.book(
                            me, new BookingRequest(UUID.randomUUID(), exchanges, ten, null, null, "", Map.of())))
                    .satisfies(refused -> assertThat(refused.near()).isNotEmpty());
        });
    }

    @Test
    void somebody_who_walked_in_is_served_in_the_time_of_one_who_did_not_come() {
        var booked = book(ten);
        past(booked.id());
        desk.note(clerk, booked.id(), BookingState.MISSED);
        var now = clock.instant().minusSeconds(600);

        var wish = wish(now, true);
        var made = desk.book(clerk, wish);

        assertThat(desk.book(clerk, wish)).isEqualTo(made);
        desk.note(clerk, made, BookingState.ATTENDED);
        assertThat(desk.booking(clerk, made)).satisfies(one -> {
            assertThat(one.walkIn()).isTrue();
            assertThat(one.state()).isEqualTo(BookingState.ATTENDED);
            assertThat(one.person()).isEqualTo("Maria Wójcik");
        });
        assertThat(desk.booking(clerk, booked.id()).state()).isEqualTo(BookingState.MISSED);
    }

    @Test
    void what_is_missing_at_the_desk_is_said_at_its_field() {
        var nobody = new DeskBooking(UUID.randomUUID(), exchanges, rak, ten, " ", "abc", false);

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> desk.book(clerk, nobody))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly("person", "phone"));
        var backwards = new Block(rak, ten, ten, CancelReason.OTHER, null, false);
        assertThatThrownBy(() -> desk.block(clerk, backwards)).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void a_note_beside_a_booking_is_for_staff_only() {
        var booked = book(ten);

        desk.annotate(clerk, booked.id(), "  klucz u sąsiada ");

        assertThat(desk.booking(clerk, booked.id()).officeNote()).isEqualTo("klucz u sąsiada");
        desk.annotate(clerk, booked.id(), "");
        assertThat(desk.booking(clerk, booked.id()).officeNote()).isNull();
    }

    private Block block(boolean takeHeld) {
        return new Block(rak, ten.minusSeconds(1800), ten.plusSeconds(3600), CancelReason.ILLNESS, null, takeHeld);
    }

    private DeskBooking wish(Instant start, boolean walkIn) {
        return new DeskBooking(UUID.randomUUID(), exchanges, rak, start, "Maria Wójcik", "600 700 800", walkIn);
    }

    private ResourceId person(String name) {
        var person = calendars.person(name);
        calendars.give(exchanges, person);
        return person;
    }

    private List<InboxMessage> told(Viewer me) {
        return inbox.page(me, InboxFilter.ALL, null, 10, Languages.POLISH);
    }

    private OfferedTime at(Instant start) {
        return times.day(exchanges, CivilTime.dayOf(start), null).times().stream()
                .filter(time -> time.start().equals(start))
                .findFirst()
                .orElseThrow();
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
