package pl.nurt.booking.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.booking.internal.rules.CalendarFile.Entry;
import pl.nurt.booking.internal.rules.CalendarFile.Parties;
import pl.nurt.booking.internal.rules.CalendarFile.Purpose;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;

class CalendarFileTest {
    @TempDir
    private Path folder;

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

    @Test
    void a_feed_holds_every_booking_once_and_invites_nobody() {
        var file = unfolded(text(CalendarFile.feed("Nurt", List.of(entry(0, "x"), entry(3, LONG)))));

        assertThat(file).contains("METHOD:PUBLISH").doesNotContain("ATTENDEE", "ORGANIZER");
        assertThat(file.split("BEGIN:VEVENT", -1)).hasSize(3);
    }

    @CaseTest(value = "booking/tools", files = "ics_check.py")
    void what_leaves_us_passes_a_check_nobody_here_wrote(CaseFile checker) throws Exception {
        write("publish", CalendarFile.write(Purpose.PUBLISH, entry(0, LONG), null));
        write("feed", CalendarFile.feed("Nurt", List.of(entry(0, "x"), entry(3, LONG))));
        write("booked", CalendarFile.write(Purpose.REQUEST, entry(0, LONG), PARTIES));
        write("moved", CalendarFile.write(Purpose.REQUEST, entry(1, LONG), PARTIES));
        write("cancelled", CalendarFile.write(Purpose.CANCEL, entry(2, LONG), PARTIES));

        assertThat(check(checker, "publish", "feed", "booked", "moved", "cancelled"))
                .isEmpty();
        assertThat(check(checker, "--chain", "booked", "moved", "cancelled")).isEmpty();
    }

    private void write(String name, byte[] file) throws IOException {
        Files.write(folder.resolve(name), file);
    }

    private String check(CaseFile checker, String... files) throws IOException {
        var command = new ArrayList<>(
                List.of("python3", checker.path().toAbsolutePath().toString()));
        command.addAll(List.of(files));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
