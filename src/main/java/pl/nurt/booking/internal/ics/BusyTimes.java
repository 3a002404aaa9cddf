package pl.nurt.booking.internal.ics;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.internal.rules.TimeSpan;

/**
 * When somebody is busy by a foreign calendar. Titles, places and people of it are not even looked at.
 *
 * <p>What cannot be read without guessing refuses the whole file ({@link UnreadableCalendarException}), so that nobody is taken for free by
 * mistake; whoever asks keeps the last good copy.
 */
public final class BusyTimes {
    private static final int MOST_EVENTS = 20_000;
    private static final int MOST_SPANS = 50_000;
    private static final Pattern DURATION = Pattern.compile(
            "([+-]?)P(?:(\\d{1,5})W)?(?:(\\d{1,5})D)?(?:T(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,6})S)?)?");

    private final IcsZones zones;
    private final Steps steps;
    private final Instant from;
    private final Instant to;

    private BusyTimes(IcsZones zones, Steps steps, Instant from, Instant to) {
        this.zones = zones;
        this.steps = steps;
        this.from = from;
        this.to = to;
    }

    /**
     * The busy times that touch the window, by their beginning. Work for a pool: up to about a second, however the file is made.
     *
     * @param usual the zone of times that name none, and of whole days
     */
    public static List<TimeSpan> read(byte[] file, Instant from, Instant to, ZoneId usual) {
        try {
            var calendar = IcsComponent.read(file);
            var steps = new Steps();
            return new BusyTimes(new IcsZones(calendar, usual, steps), steps, from, to).of(calendar);
        } catch (DateTimeException | ArithmeticException far) {
            throw new UnreadableCalendarException("a time beyond all calendars");
        }
    }

    private List<TimeSpan> of(IcsComponent calendar) {
        var events = latest(calendar.inside("VEVENT"));
        if (events.size() > MOST_EVENTS) {
            throw new UnreadableCalendarException("more events than any calendar has");
        }
        var changed = events.stream()
                .filter(event -> event.first("RECURRENCE-ID").isPresent())
                .collect(Collectors.groupingBy(
                        BusyTimes::uid,
                        Collectors.mapping(
                                event -> zones.instant(IcsTime.of(required(event, "RECURRENCE-ID"))),
                                Collectors.toSet())));
        var spans = new ArrayList<TimeSpan>();
        for (var event : events) {
            if (isBusy(event)) {
                var isChanged = event.first("RECURRENCE-ID").isPresent();
                add(event, isChanged ? Set.of() : changed.getOrDefault(uid(event), Set.of()), spans);
            }
        }
        calendar.inside("VFREEBUSY").forEach(part -> addFreeBusy(part, spans));
        return spans.stream()
                .filter(span -> span.start().isBefore(to) && span.end().isAfter(from))
                .sorted(Comparator.comparing(TimeSpan::start).thenComparing(TimeSpan::end))
                .toList();
    }

    /** Of several versions of one event or of one occurrence, the newest. */
    private static List<IcsComponent> latest(List<IcsComponent> events) {
        var newest = new LinkedHashMap<String, IcsComponent>();
        for (var event : events) {
            var uid = uid(event);
            var key = uid.isEmpty()
                    ? "nameless " + newest.size()
                    : uid + "\n"
                            + event.first("RECURRENCE-ID").map(IcsLine::value).orElse("");
            newest.merge(key, event, (one, other) -> sequence(other) >= sequence(one) ? other : one);
        }
        return List.copyOf(newest.values());
    }

    private static long sequence(IcsComponent event) {
        return event.first("SEQUENCE")
                .map(line -> line.value().strip())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static boolean isBusy(IcsComponent event) {
        return !event.says("TRANSP", "TRANSPARENT")
                && !event.says("STATUS", "CANCELLED")
                && !event.says("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
    }

    private static String uid(IcsComponent event) {
        return event.first("UID").map(IcsLine::value).orElse("");
    }

    /** @param elsewhere occurrences that the file tells of separately */
    private void add(IcsComponent event, Set<Instant> elsewhere, List<TimeSpan> spans) {
        steps.walk(1L + elsewhere.size());
        var start = IcsTime.of(required(event, "DTSTART"));
        var days = start.allDay() ? days(event, start) : 0;
        var length = start.allDay() ? Duration.ofDays(days) : length(event, start);
        var without = new HashSet<>(elsewhere);
        event.all("EXDATE").stream()
                .flatMap(line -> IcsTime.all(line).stream())
                .forEach(time -> without.add(zones.instant(time)));
        occurrences(event, start, length).distinct().forEach(time -> {
            steps.walk(1);
            var begins = zones.instant(time);
            if (!without.contains(begins)) {
                // A day in which clocks change is no 24 hours.
                var ends = start.allDay() ? zones.instant(time.at(time.wall().plusDays(days))) : begins.plus(length);
                addSpan(begins, ends, spans);
            }
        });
    }

    private Stream<IcsTime> occurrences(IcsComponent event, IcsTime start, Duration length) {
        var rule = event.first("RRULE");
        var added = event.all("RDATE").stream()
                .filter(line -> !"PERIOD".equals(line.parameter("VALUE")))
                .flatMap(line -> IcsTime.all(line).stream());
        if (rule.isEmpty() || event.first("RECURRENCE-ID").isPresent()) {
            return Stream.concat(Stream.of(start), added);
        }
        var read = IcsRule.of(rule.get().value());
        var reach = length.abs().plusDays(2);
        var times = read.times(
                start.wall(),
                LocalDateTime.ofInstant(from, ZoneOffset.UTC).minus(reach),
                LocalDateTime.ofInstant(to, ZoneOffset.UTC).plusDays(2),
                isOver(read, start),
                steps);
        return Stream.concat(times.stream().map(start::at), added);
    }

    private Predicate<LocalDateTime> isOver(IcsRule rule, IcsTime start) {
        var until = rule.until();
        if (until == null) {
            return time -> false;
        }
        if (until.utc()) {
            var end = zones.instant(until);
            return time -> zones.instant(start.at(time)).isAfter(end);
        }
        var last = until.allDay() ? until.wall().plusDays(1).minusNanos(1) : until.wall();
        return time -> time.isAfter(last);
    }

    /** What takes no time makes nobody busy. */
    private static void addSpan(Instant start, Instant end, List<TimeSpan> spans) {
        if (start.isBefore(end)) {
            if (spans.size() == MOST_SPANS) {
                throw new UnreadableCalendarException("more times than any calendar has");
            }
            spans.add(new TimeSpan(start, end));
        }
    }

    private static long days(IcsComponent event, IcsTime start) {
        return event.first("DTEND")
                .map(last ->
                        Duration.between(start.wall(), IcsTime.of(last).wall()).toDays())
                .or(() -> event.first("DURATION")
                        .map(line -> duration(line.value()).toDays()))
                .orElse(1L);
    }

    private Duration length(IcsComponent event, IcsTime start) {
        return event.first("DTEND")
                .map(last -> Duration.between(zones.instant(start), zones.instant(IcsTime.of(last))))
                .or(() -> event.first("DURATION").map(line -> duration(line.value())))
                .orElse(Duration.ZERO);
    }

    private void addFreeBusy(IcsComponent part, List<TimeSpan> spans) {
        for (var line : part.all("FREEBUSY")) {
            if ("FREE".equalsIgnoreCase(line.parameter("FBTYPE"))) {
                continue;
            }
            for (var period : line.value().split(",", -1)) {
                var slash = period.indexOf('/');
                if (slash < 0) {
                    throw new UnreadableCalendarException("no period");
                }
                var start = zones.instant(IcsTime.of(period.substring(0, slash).strip(), null));
                var end = period.substring(slash + 1).strip();
                addSpan(
                        start,
                        end.startsWith("P") ? start.plus(duration(end)) : zones.instant(IcsTime.of(end, null)),
                        spans);
            }
        }
    }

    private static Duration duration(String text) {
        var found = DURATION.matcher(text.strip());
        if (!found.matches() || found.group(1).equals("-")) {
            throw new UnreadableCalendarException("no duration");
        }
        return Duration.ofDays(7 * number(found.group(2)) + number(found.group(3)))
                .plusHours(number(found.group(4)))
                .plusMinutes(number(found.group(5)))
                .plusSeconds(number(found.group(6)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static IcsLine required(IcsComponent component, String property) {
        return component
                .first(property)
                .orElseThrow(() -> new UnreadableCalendarException(component.name() + " without " + property));
    }
}
