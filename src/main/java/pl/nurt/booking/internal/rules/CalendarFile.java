package pl.nurt.booking.internal.rules;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a booking as an iCalendar file (RFC 5545, RFC 5546): times in UTC, so that no zone can be misunderstood; lines of at most 75
 * octets that never cut a letter.
 */
public final class CalendarFile {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private CalendarFile() {}

    /** What the file is for. */
    public enum Purpose {
        /** To be put into one's own calendar by hand. */
        PUBLISH,
        /** A booking, or a change of it, sent to whoever booked. */
        REQUEST,
        CANCEL
    }

    /**
     * One booking.
     *
     * @param uid the same for all files about it
     * @param sequence rises with each change
     * @param remindMinutes so long before, the calendar reminds; null for never
     */
    public record Entry(
            String uid,
            int sequence,
            Instant stamp,
            TimeSpan span,
            String summary,
            String location,
            String description,
            @Nullable Integer remindMinutes) {}

    /** @param name and address of the office, who invites; @param email of whoever booked */
    public record Parties(String name, String address, String email) {}

    /** @throws IllegalArgumentException if something that is sent lacks the parties */
    public static byte[] write(Purpose purpose, Entry entry, @Nullable Parties parties) {
        var lines = begun(purpose);
        add(lines, purpose, entry, parties);
        return ended(lines);
    }

    /** Bookings as calendar programs fetch them again and again. @param name of the calendar */
    public static byte[] feed(String name, List<Entry> entries) {
        var lines = begun(Purpose.PUBLISH);
        lines.add("X-WR-CALNAME:" + text(name));
        lines.add("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        entries.forEach(entry -> add(lines, Purpose.PUBLISH, entry, null));
        return ended(lines);
    }

    /** The same in every file about the booking. */
    public static String uid(long booking) {
        return "booking-" + booking + "@nurt.invalid";
    }

    /** An address nobody reads at: programs want one, and nothing is to be answered. */
    public static String address(String name) {
        return name + "@nurt.invalid";
    }

    private static List<String> begun(Purpose purpose) {
        var lines = new ArrayList<String>();
        lines.add("BEGIN:VCALENDAR");
        lines.add("VERSION:2.0");
        lines.add("PRODID:-//Nurt//booking//PL");
        lines.add("METHOD:" + purpose);
        return lines;
    }

    private static byte[] ended(List<String> lines) {
        lines.add("END:VCALENDAR");
        var file = new StringBuilder();
        lines.forEach(line -> fold(line, file));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(List<String> lines, Purpose purpose, Entry entry, @Nullable Parties parties) {
        lines.add("BEGIN:VEVENT");
        lines.add("UID:" + text(entry.uid()));
        lines.add("DTSTAMP:" + UTC.format(entry.stamp()));
        lines.add("DTSTART:" + UTC.format(entry.span().start()));
        lines.add("DTEND:" + UTC.format(entry.span().end()));
        lines.add("SEQUENCE:" + entry.sequence());
        lines.add("STATUS:" + (purpose == Purpose.CANCEL ? "CANCELLED" : "CONFIRMED"));
        lines.add("SUMMARY:" + text(entry.summary()));
        lines.add("LOCATION:" + text(entry.location()));
        lines.add("DESCRIPTION:" + text(entry.description()));
        if (purpose != Purpose.PUBLISH) {
            addParties(lines, parties);
        }
        addReminder(lines, purpose, entry);
        lines.add("END:VEVENT");
    }

    private static void addParties(List<String> lines, @Nullable Parties parties) {
        if (parties == null) {
            throw new IllegalArgumentException("what is sent names who sends it and to whom");
        }
        lines.add("ORGANIZER;CN=" + quoted(parties.name()) + ":mailto:" + parties.address());
        lines.add("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:" + parties.email());
    }

    private static void addReminder(List<String> lines, Purpose purpose, Entry entry) {
        var minutes = entry.remindMinutes();
        if (minutes != null && purpose != Purpose.CANCEL) {
            lines.add("BEGIN:VALARM");
            lines.add("ACTION:DISPLAY");
            lines.add("DESCRIPTION:" + text(entry.summary()));
            lines.add("TRIGGER:-PT" + minutes + "M");
            lines.add("END:VALARM");
        }
    }

    private static String text(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replaceAll("[\r\n]", "\\\\n");
    }

    private static String quoted(String value) {
        return '"' + value.replaceAll("[\"\\p{Cntrl}]", "") + '"';
    }

    private static void fold(String line, StringBuilder file) {
        var octets = 0;
        for (var place = 0; place < line.length(); ) {
            var letter = line.codePointAt(place);
            var size = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                file.append("\r\n ");
                octets = 1;
            }
            file.appendCodePoint(letter);
            octets += size;
            place += Character.charCount(letter);
        }
        file.append("\r\n");
    }
}
