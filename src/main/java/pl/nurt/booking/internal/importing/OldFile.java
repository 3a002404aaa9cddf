package pl.nurt.booking.internal.importing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.importing.OldBooking;
import pl.nurt.booking.importing.OldBooking.Left;
import pl.nurt.booking.importing.OldBooking.Trouble;
import pl.nurt.booking.importing.OldCalendar;
import pl.nurt.booking.importing.UnreadableFileException;
import pl.nurt.booking.internal.ics.IcsEvents;
import pl.nurt.booking.internal.ics.UnreadableCalendarException;

/** A file of another tool, whichever kind it is. */
public final class OldFile {
    private static final int HEAD = 200;
    private static final int LONGEST_PERSON = 120;
    private static final int LONGEST_NOTE = 2_000;
    private static final Duration LONGEST = Duration.ofHours(8);

    private OldFile() {}

    /** One line of the file before it is judged. @param repeats whether it comes again and again */
    record Line(OldBooking booking, boolean repeats) {}

    /** @throws UnreadableFileException when it is neither a calendar nor a table that is understood */
    public static OldCalendar read(byte[] file, Instant now, ZoneId zone) {
        var lines = new ArrayList<Line>();
        var left = new ArrayList<Left>();
        if (isCalendar(file)) {
            readCalendar(file, zone, lines, left);
        } else {
            OldTable.read(file, zone, lines, left);
        }
        var bookings = new ArrayList<OldBooking>();
        for (var line : lines) {
            var trouble = trouble(line, now);
            if (trouble == null) {
                bookings.add(line.booking());
            } else {
                left.add(new Left(line.booking().place(), line.booking().person(), trouble));
            }
        }
        return new OldCalendar(bookings, left);
    }

    private static boolean isCalendar(byte[] file) {
        return new String(file, 0, Math.min(HEAD, file.length), StandardCharsets.UTF_8).contains("BEGIN:VCALENDAR");
    }

    private static void readCalendar(byte[] file, ZoneId zone, List<Line> lines, List<Left> left) {
        try {
            for (var event : IcsEvents.read(file, zone)) {
                var span = event.span();
                if (span == null) {
                    left.add(new Left(event.place(), shown(event.title()), Trouble.UNREADABLE));
                    continue;
                }
                lines.add(new Line(
                        new OldBooking(
                                event.place(),
                                event.uid(),
                                span.start(),
                                span.end(),
                                shown(event.title()),
                                "",
                                cut(event.text(), LONGEST_NOTE)),
                        event.repeats()));
            }
        } catch (UnreadableCalendarException broken) {
            throw new UnreadableFileException(broken);
        }
    }

    private static @Nullable Trouble trouble(Line line, Instant now) {
        var booking = line.booking();
        if (line.repeats()) {
            return Trouble.REPEATS;
        }
        if (booking.person().isBlank()) {
            return Trouble.UNREADABLE;
        }
        if (!booking.end().isAfter(now)) {
            return Trouble.PAST;
        }
        return Duration.between(booking.start(), booking.end()).compareTo(LONGEST) > 0 ? Trouble.TOO_LONG : null;
    }

    static String shown(String text) {
        return cut(text.strip(), LONGEST_PERSON);
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
