package pl.nurt.booking.internal.ics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day or a time of a file.
 *
 * @param wall what the clock shows; midnight of a day
 * @param zone null for the zone of whoever reads
 */
record IcsTime(
        LocalDateTime wall,
        boolean allDay,
        boolean utc,
        @Nullable String zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    static IcsTime of(IcsLine line) {
        return of(line.value().strip(), line.parameter("TZID"));
    }

    /** Of a property with several values. */
    static List<IcsTime> all(IcsLine line) {
        return Stream.of(line.value().split(",", -1))
                .map(value -> of(value.strip(), line.parameter("TZID")))
                .toList();
    }

    static IcsTime of(String value, @Nullable String zone) {
        try {
            if (value.length() == 8) {
                return new IcsTime(
                        LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay(), true, false, null);
            }
            var utc = value.endsWith("Z");
            var wall = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, TIME);
            return new IcsTime(wall, false, utc, zone);
        } catch (DateTimeException wrong) {
            throw new UnreadableCalendarException("no time: " + value.length() + " letters");
        }
    }

    IcsTime at(LocalDateTime other) {
        return new IcsTime(other, allDay, utc, zone);
    }
}
