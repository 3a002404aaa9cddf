package pl.nurt.booking.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.booking.internal.rules.CalendarFile.Entry;
import pl.nurt.booking.internal.rules.CalendarFile.Parties;
import pl.nurt.booking.internal.rules.CalendarFile.Purpose;
import pl.nurt.interop.PortalPeer;

/** What others read in our calendars: {@code ical.js} of npm, which Thunderbird uses, and {@code icalendar} of Python. */
@Tag("interop")
class CalendarInteropTest {
    private static final String ICAL_JS = """
            const ICAL = require('ical.js'), fs = require('fs');
            const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[1], 'utf8')));
            for (const component of calendar.getAllSubcomponents('vevent')) {
              const event = new ICAL.Event(component);
              console.log([calendar.getFirstPropertyValue('method'), event.uid, event.sequence, component.getFirstPropertyValue('status'),
                event.startDate.toUnixTime(), event.endDate.toUnixTime(), event.summary, event.location,
                event.description.replace(/\\n/g, '↵'), event.attendees.length, component.getAllSubcomponents('valarm').length].join('|'));
            }
            """;
    private static final String ICALENDAR = """
            import sys, icalendar
            sys.stdout.reconfigure(encoding='utf-8')
            calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
            for event in calendar.walk('VEVENT'):
                attendees = event.get('ATTENDEE', [])
                print('|'.join(str(field) for field in [calendar['METHOD'], event['UID'], event['SEQUENCE'], event['STATUS'],
                    int(event['DTSTART'].dt.timestamp()), int(event['DTEND'].dt.timestamp()), event['SUMMARY'], event['LOCATION'],
                    event['DESCRIPTION'].replace('\\n', '↵'), len(attendees if isinstance(attendees, list) else [attendees]),
                    len(event.walk('VALARM'))]))
            """;
    private static final Parties PARTIES = new Parties("Wodociągi, Młynary", "bok@woda.example", "anna@example.org");

    /** Both hours of the night on which the clocks go back, and the one after they go forward. */
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2027-03-28T01:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void both_read_the_same_times_and_words_in_a_feed() throws Exception {
        var entries = STARTS.stream().map(start -> entry(start, 3)).toList();

        read(
                CalendarFile.feed("Moje wizyty; terminy", entries),
                entries.stream()
                        .map(entry -> line("PUBLISH", "CONFIRMED", entry, 0, 1))
                        .toList());
    }

    @Test
    void both_read_an_invitation_its_change_and_its_end() throws Exception {
        var start = STARTS.getFirst();
        read(
                CalendarFile.write(Purpose.REQUEST, entry(start, 0), PARTIES),
                List.of(line("REQUEST", "CONFIRMED", entry(start, 0), 1, 1)));
        var moved = entry(start.plus(Duration.ofDays(7)), 1);
        read(CalendarFile.write(Purpose.REQUEST, moved, PARTIES), List.of(line("REQUEST", "CONFIRMED", moved, 1, 1)));
        read(
                CalendarFile.write(Purpose.CANCEL, entry(start, 2), PARTIES),
                List.of(line("CANCEL", "CANCELLED", entry(start, 2), 1, 0)));
    }

    private void read(byte[] file, List<String> expected) throws Exception {
        var path = Files.write(folder.resolve("booking.ics"), file);
        assertThat(PortalPeer.node("ical.js", ICAL_JS, path.toString()).strip().lines())
                .containsExactlyElementsOf(expected);
        assertThat(PortalPeer.run("icalendar", "/usr/bin/python3", "-c", ICALENDAR, path.toString())
                        .strip()
                        .lines())
                .containsExactlyElementsOf(expected);
    }

    private static Entry entry(Instant start, int sequence) {
        return new Entry(
                CalendarFile.uid(start.getEpochSecond()),
                sequence,
                Instant.parse("2026-10-01T08:00:00Z"),
                TimeSpan.of(start, Duration.ofMinutes(30)),
                "Wymiana wodomierza – ul. Źródlana 5; I piętro, klatka B",
                "Młynary, ul. Żeglarska 61",
                "Prosimy o dostęp do wodomierza;\nnumer 12/7, żółta kłódka \\ "
                        + "ąę ".repeat(40).strip(),
                60);
    }

    private static String line(String method, String status, Entry entry, int attendees, int alarms) {
        return String.join(
                "|",
                method,
                entry.uid(),
                "" + entry.sequence(),
                status,
                "" + entry.span().start().getEpochSecond(),
                "" + entry.span().end().getEpochSecond(),
                entry.summary(),
                entry.location(),
                entry.description().replace('\n', '↵'),
                "" + attendees,
                "" + alarms);
    }
}
