package pl.nurt.booking.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import pl.nurt.booking.internal.rules.CalendarFile.Entry;
import pl.nurt.booking.internal.rules.CalendarFile.Parties;
import pl.nurt.booking.internal.rules.CalendarFile.Purpose;

class CalendarFileTest {
    private static final Parties PARTIES = new Parties("Wodociągi, Młynary", "bok@woda.example", "anna@example.org");
    private static final String LONG = "Żółć, gęś; źdźbło – ".repeat(20) + "\nkoniec\\";

    @Test
    void lines_end_as_they_must_are_not_too_long_and_cut_no_letter() {
        var file = text(CalendarFile.write(Purpose.REQUEST, entry(0, LONG), PARTIES));

        assertThat(file.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        assertThat(file.split("\r\n", -1))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75))
                .allSatisfy(line -> assertThat(line).doesNotContain("\uFFFD"));
        assertThat(unfolded(file))
                .contains("SUMMARY:Wymiana wodomierza – ul. Źródlana 5\\; I piętro\\, klatka B\r\n")
                .contains("DESCRIPTION:" + "Żółć\\, gęś\\; źdźbło – ".repeat(20) + "\\nkoniec\\\\\r\n");
    }

    @Test
    void a_booking_its_move_and_its_end_are_one_thing_in_every_calendar() {
        var booked = unfolded(text(CalendarFile.write(Purpose.REQUEST, entry(0, "x"), PARTIES)));
        var moved = unfolded(text(CalendarFile.write(Purpose.REQUEST, entry(1, "x"), PARTIES)));
        var cancelled = unfolded(text(CalendarFile.write(Purpose.CANCEL, entry(2, "x"), PARTIES)));

        assertThat(booked).contains("METHOD:REQUEST", "STATUS:CONFIRMED", "SEQUENCE:0", "UID:booking-7@woda.example");
        assertThat(moved).contains("METHOD:REQUEST", "STATUS:CONFIRMED", "SEQUENCE:1", "UID:booking-7@woda.example");
        assertThat(cancelled).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", "UID:booking-7@woda.example");
        assertThat(booked)
                .contains("ORGANIZER;CN=\"Wodociągi, Młynary\":mailto:bok@woda.example")
                .contains("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:anna@example.org")
                .contains("DTSTART:20270330T060000Z", "DTEND:20270330T063000Z");
        assertThat(cancelled).doesNotContain("VALARM");
    }

    @Test
    void what_somebody_takes_home_names_nobody() {
        var file = text(CalendarFile.write(Purpose.PUBLISH, entry(0, "x"), null));

        assertThat(file).contains("METHOD:PUBLISH", "TRIGGER:-PT1440M").doesNotContain("ATTENDEE");
        assertThatThrownBy(() -> CalendarFile.write(Purpose.REQUEST, entry(0, "x"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Entry entry(int sequence, String description) {
        return new Entry(
                "booking-7@woda.example",
                sequence,
                Instant.parse("2026-11-29T00:00:00Z"),
                TimeSpan.of(Instant.parse("2027-03-30T06:00:00Z"), Duration.ofMinutes(30)),
                "Wymiana wodomierza – ul. Źródlana 5; I piętro, klatka B",
                "ul. Źródlana 5",
                description,
                1440);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static String unfolded(String file) {
        return Arrays.stream(file.split("\r\n ", -1)).reduce("", String::concat);
    }
}
