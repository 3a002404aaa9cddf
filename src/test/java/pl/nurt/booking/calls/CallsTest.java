package pl.nurt.booking.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.notice.Tables.DELIVERY;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
import pl.nurt.booking.calendars.Audience;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.guests.GuestBookings;
import pl.nurt.booking.guests.GuestContact;
import pl.nurt.booking.guests.Visit;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskBooking;
import pl.nurt.booking.times.TimeState;
import pl.nurt.booking.times.Times;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.Shows;
import pl.nurt.testing.SignIn;

/** Story BK-D11: illness calls ten off in one act. */
@IntegrationTest
class CallsTest {
    @Autowired
    private Calls calls;

    @Autowired
    private BookingDesk desk;

    @Autowired
    private Bookings bookings;

    @Autowired
    private GuestBookings guests;

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

    private ResourceId official;
    private BookingCalendarId talks;
    private Instant eight;

    @BeforeEach
    void calendar() {
        var calendars = new Calendars(db);
        official = calendars.person("Krystyna Kot");
        talks = calendars.calendar("Rozmowa", official);
        calendars.set(talks, BOOKING_CALENDAR.AUDIENCE, Audience.PUBLIC);
        eight = Calendars.thursday(clock.instant(), "08:00");
    }

    @Test
    @Shows({"7.4", "7.5"})
    void illness_calls_ten_off_nine_are_told_with_new_times_and_one_is_rung() {
        var all = new HashSet<BookingId>();
        var residents = new ArrayList<Viewer>();
        for (var place = 0; place < 8; place++) {
            var resident = signIn.as(Role.RESIDENT).viewer();
            residents.add(resident);
            all.add(bookings.book(resident, request(at(place))).id());
        }
        var address = "2001:db8:%x::7".formatted(ThreadLocalRandom.current().nextInt(0x10000));
        all.add(guests.book(
                        new Visit(UUID.randomUUID(), address),
                        request(at(8)),
                        new GuestContact("Ewa Nowak", "ewa@example.org", ""),
                        Languages.POLISH)
                .booking()
                .id());
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        all.add(desk.book(
                clerk, new DeskBooking(UUID.randomUUID(), talks, official, at(9), "Jan Kowal", "600123456", false)));

        var done = desk.callOff(clerk, all, CancelReason.ILLNESS, null);
        var again = desk.callOff(clerk, all, CancelReason.ILLNESS, null);

        assertThat(done.told()).hasSize(9);
        assertThat(done.toRing()).hasSize(1);
        assertThat(again.told()).isEmpty();
        assertThat(calls.open(clerk)).singleElement().satisfies(call -> {
            assertThat(call.person()).isEqualTo("Jan Kowal");
            assertThat(call.phone()).isEqualTo("600123456");
            assertThat(call.reason()).isEqualTo(CancelReason.ILLNESS);
            assertThat(call.near()).hasSize(3).doesNotContain(at(9));
        });
        assertThat(db.fetchCount(DELIVERY, DELIVERY.TARGET.eq("ewa@example.org")))
                .isEqualTo(2);
        signIn.as(Role.RESIDENT);
        for (var resident : residents) {
            assertThat(inbox.page(resident, InboxFilter.ALL, null, 10, Languages.POLISH))
                    .hasSize(2)
                    .first()
                    .extracting(InboxMessage::text)
                    .asString()
                    .contains("choroba", "Najbliższe wolne terminy")
                    .doesNotContain("Krystyna", "na razie brak");
        }
        var day = times.day(talks, CivilTime.dayOf(eight), null);
        assertThat(day.times())
                .filteredOn(time -> time.state() == TimeState.CANCELLED)
                .hasSize(10)
                .allSatisfy(time -> assertThat(time.reason()).isEqualTo(CancelReason.ILLNESS));
        var first = residents.getFirst();
        var cancelled = bookings.upcoming(first).getFirst();
        var made = bookings.rebook(
                first, cancelled.id(), bookings.instead(first, cancelled.id()).getFirst());
        assertThat(made.state()).isEqualTo(BookingState.BOOKED);
        assertThat(bookings.upcoming(first)).hasSize(2);
    }

    @Test
    void whoever_was_rung_is_off_the_list_and_may_come_back() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var id = desk.book(clerk, new DeskBooking(UUID.randomUUID(), talks, official, at(0), "Jan Kowal", "", false));
        desk.callOff(clerk, Set.of(id), CancelReason.BREAKDOWN, "ul. Polna");

        calls.rung(clerk, id);
        calls.rung(clerk, id);
        assertThat(calls.open(clerk)).isEmpty();
        calls.notRung(clerk, id);
        assertThat(calls.open(clerk)).extracting(Call::note).containsExactly("ul. Polna");
    }

    @Test
    void names_and_numbers_are_for_those_who_keep_bookings() {
        var resident = signIn.as(Role.RESIDENT).viewer();

        assertThatThrownBy(() -> calls.open(resident)).isInstanceOf(AccessDeniedException.class);
    }

    private Instant at(int place) {
        return eight.plusSeconds(1800L * place);
    }

    private BookingRequest request(Instant start) {
        return new BookingRequest(UUID.randomUUID(), talks, start, null, null, "", Map.of());
    }
}
