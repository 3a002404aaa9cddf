package pl.nurt.booking.internal.ics;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.internal.rules.TimeSpan;

/** The events of a calendar file with their words, for whoever moves to this calendar from another one. */
public final class IcsEvents {
    private static final int MOST = 20_000;

    private IcsEvents() {}

    /**
     * @param place in the file, from 1
     * @param span null when its times cannot be read
     * @param repeats whether it comes again and again
     */
    public record Event(
            int place,
            String uid,
            String title,
            String text,
            @Nullable TimeSpan span,
            boolean repeats) {}

    /** Those that are not cancelled. @throws UnreadableCalendarException */
    public static List<Event> read(byte[] file, ZoneId usual) {
        var calendar = IcsComponent.read(file);
        var zones = new IcsZones(calendar, usual, new Steps());
        var events = new ArrayList<Event>();
        var place = 0;
        for (var event : calendar.inside("VEVENT")) {
            place++;
            if (place > MOST) {
                throw new UnreadableCalendarException("more events than any calendar has");
            }
            if (!event.says("STATUS", "CANCELLED")) {
                events.add(event(place, event, zones));
            }
        }
        return events;
    }

    private static Event event(int place, IcsComponent event, IcsZones zones) {
        var span = span(event, zones);
        var title = words(event, "SUMMARY");
        var uid = event.first("UID").map(line -> line.value().strip()).orElse("");
        var start = span == null ? "" : span.start().toString();
        var repeats = !event.all("RRULE").isEmpty() || !event.all("RDATE").isEmpty();
        var single =
                event.first("RECURRENCE-ID").map(line -> " " + line.value()).orElse("");
        return new Event(
                place,
                uid.isEmpty() ? start + " " + title : uid + single,
                title,
                words(event, "DESCRIPTION"),
                span,
                repeats);
    }

    private static @Nullable TimeSpan span(IcsComponent event, IcsZones zones) {
        try {
            var start = event.first("DTSTART").map(line -> zones.instant(IcsTime.of(line)));
            if (start.isEmpty()) {
                return null;
            }
            var end = event.first("DTEND")
                    .map(line -> zones.instant(IcsTime.of(line)))
                    .or(() -> event.first("DURATION")
                            .map(line ->
                                    start.get().plus(Duration.parse(line.value().strip()))));
            return end.filter(last -> last.isAfter(start.get()))
                    .map(last -> new TimeSpan(start.get(), last))
                    .orElse(null);
        } catch (UnreadableCalendarException | DateTimeException | ArithmeticException unreadable) {
            return null;
        }
    }

    private static String words(IcsComponent event, String property) {
        var value = event.first(property).map(IcsLine::value).orElse("");
        var words = new StringBuilder();
        for (var place = 0; place < value.length(); place++) {
            var letter = value.charAt(place);
            if (letter == '\\' && place + 1 < value.length()) {
                var next = value.charAt(++place);
                words.append(next == 'n' || next == 'N' ? '\n' : next);
            } else {
                words.append(letter);
            }
        }
        return words.toString().strip();
    }
}
