package pl.nurt.booking.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.booking.importing.OldBooking;
import pl.nurt.booking.importing.OldBooking.Left;
import pl.nurt.booking.importing.OldBooking.Trouble;
import pl.nurt.booking.importing.OldCalendar;
import pl.nurt.booking.importing.UnreadableFileException;
import pl.nurt.platform.CivilTime;

class OldFileTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    @Test
    void a_table_of_any_tool_is_read_by_its_columns() {
        var old = read("""
                Numer;Data;Od;Do;Osoba;Telefon;Uwagi
                17;2026-12-03;10:00;10:30;"Nowak; Ewa";600 123 456;"mówi ""tak\"""
                18;3.12.2026;10.30;;Jan Żółć;;
                """);

        assertThat(old.left()).isEmpty();
        assertThat(old.bookings())
                .containsExactly(
                        new OldBooking(
                                1,
                                "17",
                                at("2026-12-03T09:00:00Z"),
                                at("2026-12-03T09:30:00Z"),
                                "Nowak; Ewa",
                                "600 123 456",
                                "mówi \"tak\""),
                        new OldBooking(
                                2, "18", at("2026-12-03T09:30:00Z"), at("2026-12-03T10:00:00Z"), "Jan Żółć", "", ""));
    }

    @Test
    void commas_english_heads_minutes_and_windows_letters_are_read_too() {
        var file = "date,time,minutes,name\r\n2027-03-30,8:00,45,Żaneta Źdźbło\r\n"
                .getBytes(Charset.forName("windows-1250"));

        assertThat(OldFile.read(file, NOW, CivilTime.ZONE).bookings())
                .singleElement()
                .satisfies(booking -> {
                    assertThat(booking.person()).isEqualTo("Żaneta Źdźbło");
                    assertThat(booking.start()).isEqualTo(at("2027-03-30T06:00:00Z"));
                    assertThat(booking.end()).isEqualTo(at("2027-03-30T06:45:00Z"));
                });
    }

    @Test
    void lines_that_cannot_be_taken_over_say_why() {
        var old = read("""
                data;od;do;osoba
                2026-13-40;10:00;10:30;Nikt
                2026-11-30;10:00;10:30;Wczoraj
                2026-12-03;10:00;9:30;Na opak
                2026-12-03;08:00;20:00;Cały dzień
                2026-12-03;11:00;11:30;
                """);

        assertThat(old.bookings()).isEmpty();
        assertThat(old.left())
                .extracting(Left::trouble)
                .containsExactlyInAnyOrder(
                        Trouble.UNREADABLE, Trouble.PAST, Trouble.UNREADABLE, Trouble.TOO_LONG, Trouble.UNREADABLE);
        assertThat(old.left()).extracting(Left::place).contains(1, 2, 3, 4, 5);
    }

    @Test
    void a_calendar_file_brings_its_titles_and_leaves_what_repeats_or_is_cancelled() {
        var old = read("""
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                UID:a1
                DTSTART;TZID=Europe/Warsaw:20261203T100000
                DTEND;TZID=Europe/Warsaw:20261203T103000
                SUMMARY:Ewa Nowak\\, ul. Polna
                DESCRIPTION:pies\\nduży
                END:VEVENT
                BEGIN:VEVENT
                UID:a2
                DTSTART:20261203T110000Z
                DURATION:PT45M
                SUMMARY:Jan Kowal
                END:VEVENT
                BEGIN:VEVENT
                UID:a3
                DTSTART:20261203T120000Z
                DTEND:20261203T123000Z
                STATUS:CANCELLED
                SUMMARY:Odwołany
                END:VEVENT
                BEGIN:VEVENT
                UID:a4
                DTSTART:20261203T130000Z
                DTEND:20261203T133000Z
                RRULE:FREQ=WEEKLY
                SUMMARY:Zebranie
                END:VEVENT
                BEGIN:VEVENT
                UID:a5
                DTSTART;VALUE=DATE:20261204
                SUMMARY:Urlop
                END:VEVENT
                END:VCALENDAR
                """);

        assertThat(old.bookings()).extracting(OldBooking::key).containsExactly("a1", "a2");
        assertThat(old.bookings().getFirst()).satisfies(booking -> {
            assertThat(booking.person()).isEqualTo("Ewa Nowak, ul. Polna");
            assertThat(booking.note()).isEqualTo("pies\nduży");
            assertThat(booking.start()).isEqualTo(at("2026-12-03T09:00:00Z"));
        });
        assertThat(old.bookings().getLast().end()).isEqualTo(at("2026-12-03T11:45:00Z"));
        assertThat(old.left()).extracting(Left::trouble).containsExactlyInAnyOrder(Trouble.REPEATS, Trouble.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Sign in</html>", "a;b;c\n1;2;3", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n"})
    void anything_else_is_refused_as_a_whole(String file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFileException.class);
    }

    private static OldCalendar read(String file) {
        return OldFile.read(file.getBytes(StandardCharsets.UTF_8), NOW, CivilTime.ZONE);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
