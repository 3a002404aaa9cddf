package pl.nurt.booking.internal.ics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;

class BusyTimesTest {
    private static final Instant FROM = Instant.parse("2026-11-30T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

    @CaseTest(value = "booking/files/ics", files = "*.ics")
    void busy_times_of_foreign_calendars(CaseFile file) {
        var expected = file.withEnding(".expected.json").json();
        var window = expected.get("window");
        var wanted = new ArrayList<TimeSpan>();
        expected.get("busy")
                .forEach(busy -> wanted.add(new TimeSpan(
                        instant(busy.get("interval").get(0).asString()),
                        instant(busy.get("interval").get(1).asString()))));

        assertThat(BusyTimes.read(
                        file.text().getBytes(UTF_8),
                        instant(window.get(0).asString()),
                        instant(window.get(1).asString()),
                        CivilTime.ZONE))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY;COUNT=3                            | 20261201T090000 | 1 2 3
            FREQ=DAILY;INTERVAL=10                        | 20261102T090000 | 2 12 22
            FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20261211        | 20261130T090000 | 30 4 7 11
            FREQ=WEEKLY;INTERVAL=2;BYDAY=TU               | 20261201T090000 | 1 15 29
            FREQ=MONTHLY;BYDAY=2WE                        | 20260101T090000 | 9
            FREQ=MONTHLY;BYDAY=-1TH                       | 20260101T090000 | 31
            FREQ=MONTHLY;BYMONTHDAY=-1                    | 20260131T090000 | 30 31
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 20260130T090000 | 30 31
            FREQ=MONTHLY                                  | 20260131T090000 | 31
            FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24          | 20191224T090000 | 24
            FREQ=YEARLY;BYDAY=1TU;BYMONTH=12              | 20191203T090000 | 1
            FREQ=YEARLY                                   | 20001206T090000 | 6
            FREQ=WEEKLY;COUNT=2                           | 20100101T090000 | ''
            """)
    void repeated_as_its_rule_says(String rule, String start, String days) {
        assertThat(read("DTSTART:" + start + "\nDURATION:PT1H\nRRULE:" + rule).stream()
                        .map(span -> "" + span.start().atZone(CivilTime.ZONE).getDayOfMonth())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(days);
    }

    @Test
    void a_series_without_end_is_followed_only_where_it_is_asked_for() {
        assertThat(read("DTSTART:18000101T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY"))
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY",
                "FREQ=DAILY;INTERVAL=3",
                "FREQ=WEEKLY",
                "FREQ=WEEKLY;BYDAY=MO,WE,FR",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU",
                "FREQ=DAILY;BYMONTH=12",
                "FREQ=MONTHLY;BYDAY=-1TH"
            })
    void a_counted_series_is_the_beginning_of_the_one_that_never_ends(String rule) {
        // A Wednesday, so that the first week has fewer times than the others.
        var lines = "DTSTART:20100106T090000Z\nDURATION:PT1H\nRRULE:" + rule;
        var file = ("BEGIN:VCALENDAR\n" + event(lines) + "END:VCALENDAR\n").getBytes(UTF_8);
        var all = BusyTimes.read(file, Instant.parse("2010-01-01T00:00:00Z"), TO, CivilTime.ZONE);
        var before =
                (int) all.stream().filter(span -> span.end().isBefore(FROM)).count();

        for (var count : List.of(before - 1, before + 1, before + 3)) {
            assertThat(read(lines + ";COUNT=" + count))
                    .isEqualTo(all.subList(Math.min(before, count), Math.min(count, all.size())));
        }
    }

    @Test
    void a_long_series_counted_from_its_beginning_is_not_walked_to_today() {
        var events = event("DTSTART:19200101T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=40000")
                .repeat(400);

        assertThat(readAll(events)).hasSize(400 * 32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:19200101T090000Z\nDTEND:19200101T090000Z\nRRULE:FREQ=DAILY;BYMONTH=1,2,3;COUNT=20000",
                "DTSTART:00010101T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2;COUNT=1",
                "DTSTART:00010101T090000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYDAY=1MO,2MO,3MO,4MO,5MO,6MO,7MO,8MO,9MO;COUNT=999999",
                "DTSTART;TZID=Ours:19200101T090000\nRRULE:FREQ=DAILY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;COUNT=40000"
            })
    void a_file_that_asks_for_more_walking_than_any_calendar_needs_is_refused_whatever_it_leads_to(String lines) {
        var zone = """
                BEGIN:VTIMEZONE
                TZID:Ours
                BEGIN:STANDARD
                DTSTART:19000101T000000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0100
                RRULE:FREQ=DAILY
                END:STANDARD
                END:VTIMEZONE
                """;
        var file = zone + event(lines).repeat(200);

        assertThatThrownBy(() -> readAll(file)).isInstanceOf(UnreadableCalendarException.class);
    }

    @Test
    void a_zone_of_the_files_own_is_taken_by_its_rules() {
        var zone = """
                BEGIN:VTIMEZONE
                TZID:Ours
                BEGIN:STANDARD
                DTSTART:19701025T030000
                TZOFFSETFROM:+0600
                TZOFFSETTO:+0500
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:19700329T020000
                TZOFFSETFROM:+0500
                TZOFFSETTO:+0600
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                END:DAYLIGHT
                END:VTIMEZONE
                """;
        var winter = zone + event("DTSTART;TZID=Ours:20261201T120000\nDURATION:PT1H");
        assertThat(readAll(winter))
                .singleElement()
                .satisfies(span -> assertThat(span.start()).isEqualTo(Instant.parse("2026-12-01T07:00:00Z")));
        assertThatThrownBy(() -> readAll(event("DTSTART;TZID=Theirs:20261201T120000\nDURATION:PT1H")))
                .isInstanceOf(UnreadableCalendarException.class);
    }

    @Test
    void of_two_versions_of_an_event_the_newer_one_counts() {
        var file = event("UID:a\nSEQUENCE:1\nDTSTART:20261201T090000Z\nDTEND:20261201T100000Z")
                + event("UID:a\nSEQUENCE:0\nDTSTART:20261202T090000Z\nDTEND:20261202T100000Z");

        assertThat(readAll(file)).containsExactly(span("2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z"));
    }

    @Test
    void free_and_busy_without_events_is_read_too() {
        var file = """
                BEGIN:VFREEBUSY
                FREEBUSY;FBTYPE=BUSY:20261201T090000Z/PT30M,20261201T100000Z/20261201T110000Z
                FREEBUSY;FBTYPE=FREE:20261201T120000Z/PT30M
                END:VFREEBUSY
                """;

        assertThat(readAll(file))
                .containsExactly(
                        span("2026-12-01T09:00:00Z", "2026-12-01T09:30:00Z"),
                        span("2026-12-01T10:00:00Z", "2026-12-01T11:00:00Z"));
    }

    @Test
    void what_takes_no_time_makes_nobody_busy() {
        assertThat(read("DTSTART:20261201T090000Z")).isEmpty();
        assertThat(read("DTSTART:20261201T090000Z\nDTEND:20261201T080000Z")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Sign in</body></html>",
                "BEGIN:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:no start\nEND:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261301T090000\nEND:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=1\nEND:VEVENT\nEND:VCALENDAR"
            })
    void what_is_no_calendar_or_cannot_be_read_is_refused_whole(String file) {
        assertThatThrownBy(() -> BusyTimes.read(file.getBytes(UTF_8), FROM, TO, CivilTime.ZONE))
                .isInstanceOf(UnreadableCalendarException.class);
    }

    private static List<TimeSpan> read(String event) {
        return readAll(event(event));
    }

    private static List<TimeSpan> readAll(String parts) {
        return BusyTimes.read(
                ("BEGIN:VCALENDAR\nVERSION:2.0\n" + parts + "END:VCALENDAR\n").getBytes(UTF_8),
                FROM,
                TO,
                CivilTime.ZONE);
    }

    private static String event(String lines) {
        return "BEGIN:VEVENT\n" + lines + "\nEND:VEVENT\n";
    }

    private static TimeSpan span(String start, String end) {
        return new TimeSpan(Instant.parse(start), Instant.parse(end));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
