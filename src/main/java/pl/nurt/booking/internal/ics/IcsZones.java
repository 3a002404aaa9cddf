package pl.nurt.booking.internal.ics;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the clock on the wall means in the zones of a file: by their names, else by the rules the file brings. */
final class IcsZones {
    /** Names of Windows, by Unicode's windowsZones.xml, of the countries whose calendars come here. */
    private static final Map<String, String> WINDOWS = Map.ofEntries(
            entry("Central European Standard Time", "Europe/Warsaw"),
            entry("Central Europe Standard Time", "Europe/Budapest"),
            entry("W. Europe Standard Time", "Europe/Berlin"),
            entry("Romance Standard Time", "Europe/Paris"),
            entry("GMT Standard Time", "Europe/London"),
            entry("Greenwich Standard Time", "Atlantic/Reykjavik"),
            entry("FLE Standard Time", "Europe/Kyiv"),
            entry("GTB Standard Time", "Europe/Bucharest"),
            entry("E. Europe Standard Time", "Europe/Chisinau"),
            entry("Belarus Standard Time", "Europe/Minsk"),
            entry("Kaliningrad Standard Time", "Europe/Kaliningrad"),
            entry("Russian Standard Time", "Europe/Moscow"),
            entry("Eastern Standard Time", "America/New_York"),
            entry("Central Standard Time", "America/Chicago"),
            entry("Pacific Standard Time", "America/Los_Angeles"),
            entry("UTC", "UTC"));

    private final Map<String, IcsComponent> own = new HashMap<>();
    private final Map<String, List<Observance>> read = new HashMap<>();
    private final ZoneId usual;
    private final Steps steps;

    /** Since when the clocks show what. */
    private record Observance(
            LocalDateTime start,
            ZoneOffset before,
            ZoneOffset after,
            @Nullable IcsRule rule) {
        static Observance of(IcsComponent part) {
            return new Observance(
                    IcsTime.of(required(part, "DTSTART")).wall(),
                    offset(required(part, "TZOFFSETFROM")),
                    offset(required(part, "TZOFFSETTO")),
                    part.first("RRULE").map(line -> IcsRule.of(line.value())).orElse(null));
        }

        /** The last time it began by then. */
        @Nullable
        LocalDateTime onset(LocalDateTime wall, Steps steps) {
            if (rule != null) {
                return rule.latestBefore(start, wall, steps);
            }
            return start.isAfter(wall) ? null : start;
        }
    }

    /**
     * @param usual what a time without a zone means
     * @param steps walked to know what clocks show
     */
    IcsZones(IcsComponent calendar, ZoneId usual, Steps steps) {
        this.usual = usual;
        this.steps = steps;
        calendar.inside("VTIMEZONE")
                .forEach(zone ->
                        zone.first("TZID").ifPresent(id -> own.put(id.value().strip(), zone)));
    }

    Instant instant(IcsTime time) {
        var name = time.zone();
        if (time.utc()) {
            return time.wall().toInstant(ZoneOffset.UTC);
        }
        if (name == null) {
            return time.wall().atZone(usual).toInstant();
        }
        try {
            return time.wall()
                    .atZone(ZoneId.of(WINDOWS.getOrDefault(name, name)))
                    .toInstant();
        } catch (DateTimeException unknown) {
            return byRules(time.wall(), name);
        }
    }

    private Instant byRules(LocalDateTime wall, String name) {
        var zone = own.get(name);
        if (zone == null) {
            throw new UnreadableCalendarException("a zone nobody explains: " + name);
        }
        var observances = read.computeIfAbsent(
                name, once -> zone.inside().stream().map(Observance::of).toList());
        LocalDateTime latest = null;
        var offset = ZoneOffset.UTC;
        LocalDateTime earliest = null;
        steps.walk(20L + observances.size());
        for (var observance : observances) {
            if (earliest == null || observance.start().isBefore(earliest)) {
                earliest = observance.start();
                offset = latest == null ? observance.before() : offset;
            }
            var onset = observance.onset(wall, steps);
            if (onset != null && (latest == null || onset.isAfter(latest))) {
                latest = onset;
                offset = observance.after();
            }
        }
        return wall.toInstant(offset);
    }

    private static IcsLine required(IcsComponent component, String property) {
        return component
                .first(property)
                .orElseThrow(() -> new UnreadableCalendarException(component.name() + " without " + property));
    }

    private static ZoneOffset offset(IcsLine line) {
        try {
            return ZoneOffset.of(line.value().strip());
        } catch (DateTimeException wrong) {
            throw new UnreadableCalendarException("no offset: " + line.name());
        }
    }
}
