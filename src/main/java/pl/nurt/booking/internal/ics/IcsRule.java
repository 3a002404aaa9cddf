package pl.nurt.booking.internal.ics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How something is repeated (RRULE): by days, weeks, months and years; what else there is is refused, not guessed at. */
final class IcsRule {
    private static final Set<String> KNOWN =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST");
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private final ChronoUnit unit;
    private final int interval;
    private final int count;
    private final @Nullable IcsTime until;
    private final List<Nth> weekdays;
    private final List<Integer> monthDays;
    private final List<Integer> months;
    private final List<Integer> places;
    private final DayOfWeek weekStart;

    /** A weekday; the nth of its month or year, from the end when negative, each of them when 0. */
    private record Nth(int place, DayOfWeek day) {}

    private IcsRule(Map<String, String> parts) {
        unit = switch (parts.getOrDefault("FREQ", "")) {
            case "DAILY" -> ChronoUnit.DAYS;
            case "WEEKLY" -> ChronoUnit.WEEKS;
            case "MONTHLY" -> ChronoUnit.MONTHS;
            case "YEARLY" -> ChronoUnit.YEARS;
            default -> throw new UnreadableCalendarException("a rule without a known frequency");
        };
        interval = Math.max(1, number(parts.getOrDefault("INTERVAL", "1")));
        count = parts.containsKey("COUNT") ? number(parts.get("COUNT")) : Integer.MAX_VALUE;
        var end = parts.get("UNTIL");
        until = end == null ? null : IcsTime.of(end, null);
        weekdays = list(parts, "BYDAY").map(IcsRule::nth).distinct().toList();
        monthDays = numbers(parts, "BYMONTHDAY", 31);
        months = numbers(parts, "BYMONTH", 12);
        places = numbers(parts, "BYSETPOS", 366);
        weekStart = weekday(parts.getOrDefault("WKST", "MO"));
    }

    static IcsRule of(String value) {
        var parts = new HashMap<String, String>();
        for (var part : value.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            var equals = part.indexOf('=');
            if (equals < 0 || !KNOWN.contains(part.substring(0, equals))) {
                throw new UnreadableCalendarException("a rule that is not understood");
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return new IcsRule(parts);
    }

    /**
     * The times of the series, in order, up to {@code last}.
     *
     * @param from earlier ones may be left out
     * @param isOver whether a time lies behind the end that the rule names
     * @param steps walked by it
     */
    List<LocalDateTime> times(
            LocalDateTime start, LocalDateTime from, LocalDateTime last, Predicate<LocalDateTime> isOver, Steps steps) {
        var times = new ArrayList<LocalDateTime>();
        var turn = count == Integer.MAX_VALUE || isEven() ? firstTurn(start.toLocalDate(), from.toLocalDate()) : 0;
        var counted = count == Integer.MAX_VALUE ? 0 : timesBefore(turn, start.toLocalDate());
        for (; ; turn++) {
            steps.walk(stepsOfTurn());
            var anchor = anchor(start.toLocalDate(), turn);
            if (anchor.isAfter(last.toLocalDate())) {
                return times;
            }
            for (var day : days(anchor, start.toLocalDate())) {
                var time = day.atTime(start.toLocalTime());
                if (time.isBefore(start)) {
                    continue;
                }
                if (++counted > count || time.isAfter(last) || isOver.test(time)) {
                    return times;
                }
                times.add(time);
            }
        }
    }

    @Nullable
    IcsTime until() {
        return until;
    }

    /** The last time of the series not after the other, for the changes of a zone's clocks. */
    @Nullable
    LocalDateTime latestBefore(LocalDateTime start, LocalDateTime other, Steps steps) {
        if (start.isAfter(other)) {
            return null;
        }
        var end = until;
        var found = times(
                start,
                other.minusYears(2L * interval),
                other,
                time -> end != null && time.isAfter(end.wall().plusDays(1)),
                steps);
        return found.isEmpty() ? null : found.getLast();
    }

    private long firstTurn(LocalDate start, LocalDate from) {
        return Math.max(0, unit.between(start, from) / interval - 1);
    }

    /** Whether each turn but the first has as many times as any other, so that they need not be walked to be counted. */
    private boolean isEven() {
        var filtered = !months.isEmpty() || !monthDays.isEmpty() || !places.isEmpty();
        return !filtered && (unit == ChronoUnit.WEEKS || unit == ChronoUnit.DAYS && weekdays.isEmpty());
    }

    /** How many times an even series has before the turn. */
    private long timesBefore(long turn, LocalDate start) {
        if (turn == 0) {
            return 0;
        }
        var inFirst = days(anchor(start, 0), start).stream()
                .filter(day -> !day.isBefore(start))
                .count();
        return inFirst + (turn - 1) * days(anchor(start, 1), start).size();
    }

    /** About as many as there are days to be looked at. */
    private long stepsOfTurn() {
        var ofMonth = weekdays.isEmpty() ? (monthDays.isEmpty() ? 1 : 31) : 5 * weekdays.size();
        return 1
                + places.size()
                + switch (unit) {
                    case WEEKS -> 1 + weekdays.size();
                    case MONTHS -> ofMonth;
                    case YEARS -> months.isEmpty() ? 12 * ofMonth : 12 + months.size() * ofMonth;
                    default -> 1 + weekdays.size();
                };
    }

    /** The first day of the turn: of its week, month or year. */
    private LocalDate anchor(LocalDate start, long turn) {
        return switch (unit) {
            case WEEKS ->
                start.with(TemporalAdjusters.previousOrSame(weekStart)).plusWeeks(turn * interval);
            case MONTHS -> start.withDayOfMonth(1).plusMonths(turn * interval);
            case YEARS -> start.withDayOfYear(1).plusYears(turn * interval);
            default -> start.plusDays(turn * interval);
        };
    }

    private List<LocalDate> days(LocalDate anchor, LocalDate start) {
        var days = switch (unit) {
            case WEEKS -> ofWeek(anchor, start);
            case MONTHS ->
                months.isEmpty() || months.contains(anchor.getMonthValue())
                        ? ofMonth(anchor, start)
                        : Stream.<LocalDate>empty();
            case YEARS -> ofYear(anchor, start);
            default -> Stream.of(anchor).filter(this::isWanted);
        };
        var sorted = days.distinct().sorted().toList();
        if (places.isEmpty()) {
            return sorted;
        }
        return places.stream()
                .map(place -> place > 0 ? place - 1 : sorted.size() + place)
                .filter(place -> place >= 0 && place < sorted.size())
                .map(sorted::get)
                .sorted()
                .toList();
    }

    private boolean isWanted(LocalDate day) {
        return (months.isEmpty() || months.contains(day.getMonthValue()))
                && (monthDays.isEmpty() || isMonthDay(day))
                && (weekdays.isEmpty() || weekdays.stream().anyMatch(nth -> nth.day() == day.getDayOfWeek()));
    }

    private boolean isMonthDay(LocalDate day) {
        var fromEnd = day.getDayOfMonth() - day.lengthOfMonth() - 1;
        return monthDays.contains(day.getDayOfMonth()) || monthDays.contains(fromEnd);
    }

    private Stream<LocalDate> ofWeek(LocalDate anchor, LocalDate start) {
        var wanted = weekdays.isEmpty()
                ? Stream.of(start.getDayOfWeek())
                : weekdays.stream().map(Nth::day);
        return wanted.map(day -> anchor.with(TemporalAdjusters.nextOrSame(day)))
                .filter(day -> months.isEmpty() || months.contains(day.getMonthValue()));
    }

    private Stream<LocalDate> ofMonth(LocalDate anchor, LocalDate start) {
        var month = YearMonth.from(anchor);
        if (!weekdays.isEmpty()) {
            return weekdays.stream()
                    .flatMap(nth -> nth(nth, month.atDay(1), month.atEndOfMonth()))
                    .filter(day -> monthDays.isEmpty() || isMonthDay(day));
        }
        if (!monthDays.isEmpty()) {
            return anchor.datesUntil(month.atEndOfMonth().plusDays(1)).filter(this::isMonthDay);
        }
        return month.isValidDay(start.getDayOfMonth()) ? Stream.of(month.atDay(start.getDayOfMonth())) : Stream.empty();
    }

    private Stream<LocalDate> ofYear(LocalDate anchor, LocalDate start) {
        if (months.isEmpty() && !weekdays.isEmpty() && monthDays.isEmpty()) {
            var last = anchor.with(TemporalAdjusters.lastDayOfYear());
            return weekdays.stream().flatMap(nth -> nth(nth, anchor, last));
        }
        var wanted = months.isEmpty() && monthDays.isEmpty() ? List.of(start.getMonthValue()) : months;
        return Stream.iterate(1, month -> month <= 12, month -> month + 1)
                .filter(month -> wanted.isEmpty() || wanted.contains(month))
                .flatMap(month -> ofMonth(anchor.withMonth(month), start));
    }

    private static Stream<LocalDate> nth(Nth nth, LocalDate first, LocalDate last) {
        var days = first.with(TemporalAdjusters.nextOrSame(nth.day()))
                .datesUntil(last.plusDays(1), Period.ofWeeks(1))
                .toList();
        if (nth.place() == 0) {
            return days.stream();
        }
        var place = nth.place() > 0 ? nth.place() - 1 : days.size() + nth.place();
        return place >= 0 && place < days.size() ? Stream.of(days.get(place)) : Stream.empty();
    }

    private static Nth nth(String text) {
        var number = text.substring(0, Math.max(0, text.length() - 2));
        return new Nth(
                number.isEmpty() ? 0 : number(number, 53), weekday(text.substring(Math.max(0, text.length() - 2))));
    }

    private static DayOfWeek weekday(String text) {
        var place = WEEKDAYS.indexOf(text);
        if (place < 0) {
            throw new UnreadableCalendarException("no weekday");
        }
        return DayOfWeek.of(place + 1);
    }

    private static int number(String text) {
        if (!text.matches("[+-]?\\d{1,6}")) {
            throw new UnreadableCalendarException("no number");
        }
        return Integer.parseInt(text);
    }

    private static int number(String text, int largest) {
        var number = number(text);
        if (Math.abs(number) > largest) {
            throw new UnreadableCalendarException("a number that no calendar has");
        }
        return number;
    }

    private static List<Integer> numbers(Map<String, String> parts, String name, int largest) {
        return list(parts, name).map(text -> number(text, largest)).distinct().toList();
    }

    private static Stream<String> list(Map<String, String> parts, String name) {
        var value = parts.get(name);
        return value == null ? Stream.empty() : Stream.of(value.split(",", -1)).map(String::strip);
    }
}
