package pl.nurt.booking.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.booking.Tables.BOOKING_;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.importing.OldBooking.Left;
import pl.nurt.booking.importing.OldBooking.Trouble;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class CalendarImportTest {
    @Autowired
    private CalendarImport imports;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private Calendars calendars;
    private ResourceId rak;
    private BookingCalendarId talks;
    private Instant ten;
    private Viewer clerk;

    @BeforeEach
    void calendar() {
        calendars = new Calendars(db);
        rak = calendars.person("Adam Rak");
        talks = calendars.calendar("Rozmowa", rak);
        ten = Calendars.thursday(clock.instant(), "10:00");
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
    }

    @Test
    void what_the_old_tool_had_is_booked_here_once() {
        var old = read("1;%s;10:05;10:25;Ewa Nowak;600 123 456;pies", "2;%s;11:00;11:30;Jan Kowal;wieczorem;");

        assertThat(imports.take(clerk, talks, rak, old.bookings())).isEmpty();
        var other = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        assertThat(imports.take(other, talks, rak, old.bookings()))
                .extracting(Left::trouble)
                .containsOnly(Trouble.KNOWN);

        assertThat(db.fetch(BOOKING_, BOOKING_.RESOURCE_ID.eq(rak)).sortAsc(BOOKING_.STARTS_AT))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.getState()).isEqualTo(BookingState.BOOKED);
                            assertThat(first.getStartsAt()).isEqualTo(ten.plusSeconds(300));
                            assertThat(first.getPerson()).isEqualTo("Ewa Nowak");
                            assertThat(first.getPhone()).isEqualTo("600123456");
                            assertThat(first.getOfficeNote()).isEqualTo("pies");
                        },
                        second -> assertThat(second.getPhone()).isNull());
    }

    @Test
    void what_has_no_room_is_said_and_the_rest_is_booked() {
        var old = read("1;%s;10:00;10:30;Ewa Nowak;;", "2;%s;10:15;10:45;Jan Kowal;;", "3;%s;10:45;11:00;Zofia Zima;;");

        assertThat(imports.take(clerk, talks, rak, old.bookings()))
                .containsExactly(new Left(2, "Jan Kowal", Trouble.TAKEN));
        assertThat(db.fetchCount(BOOKING_, BOOKING_.RESOURCE_ID.eq(rak))).isEqualTo(2);
    }

    @Test
    void nobody_gets_bookings_who_does_not_receive_there_and_technicians_do_not_import() {
        var old = read("1;%s;10:00;10:30;Ewa Nowak;;").bookings();
        var stranger = calendars.person("Tomasz Lis");
        assertThatThrownBy(() -> imports.take(clerk, talks, stranger, old)).isInstanceOf(RefusedInputException.class);

        var technician = signIn.as(Role.TECHNICIAN).viewer();
        assertThatThrownBy(() -> imports.take(technician, talks, rak, old)).isInstanceOf(AccessDeniedException.class);
    }

    private OldCalendar read(String... lines) {
        var table =
                "id;data;od;do;osoba;telefon;uwagi\n" + String.join("\n", lines).replace("%s", day());
        return imports.read(table.getBytes(StandardCharsets.UTF_8));
    }

    private String day() {
        return CivilTime.dayOf(ten).toString();
    }
}
