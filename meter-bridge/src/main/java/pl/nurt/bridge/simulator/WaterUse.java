package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much water went through a meter: a pure function of the meter and the time, in whole numbers, that never falls.
 *
 * <p>A day's total varies with meter, date and weekday; half-hour weights spread it over the day.
 */
final class WaterUse {
    /** The shape of a day is the one people live by; this is also the zone of the meters' due dates. */
    static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

    private static final int SLOTS = 48;
    private static final int SLOT_SECONDS = 1_800;
    private static final int DAY_SECONDS = SLOTS * SLOT_SECONDS;
    private static final int DATES_REMEMBERED = 4;
    private static final int LEAK_ML_PER_HOUR = 11_000;

    /** Weights of half-hours from midnight on. */
    private static final int[] WORKDAY = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 14, 30, 42, 38, 24, 12, 8, 6, 5, 4, 4, 5, 6,
        7, 6, 5, 4, 5, 7, 10, 14, 18, 20, 20, 22, 26, 30, 34, 36, 34, 28, 22, 14, 7, 3, 1, 0
    };

    private static final int[] WEEKEND = {
        1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 5, 10, 18, 28, 36, 38, 34, 28, 24, 22, 22,
        24, 26, 24, 20, 16, 14, 14, 15, 16, 18, 20, 22, 25, 28, 30, 30, 28, 24, 20, 15, 10, 6, 3, 2
    };

    private static final int[] FARM = {
        4, 4, 4, 4, 4, 4, 5, 6, 10, 16, 20, 20, 18, 16, 14, 12, 12, 12, 12, 12, 12, 12, 12, 12,
        12, 12, 12, 12, 12, 12, 14, 16, 20, 22, 20, 18, 16, 14, 12, 10, 8, 6, 5, 5, 4, 4, 4, 4
    };

    private final MeterSpec.Flow flow;
    /** Years of days take half a millisecond to add up; meters are asked for today and for their due date. */
    private final Map<LocalDate, Long> wholeDays = new ConcurrentHashMap<>();

    private final long seed;
    private final long dailyMl;

    WaterUse(MeterSpec meter) {
        this.flow = meter.flow();
        this.seed = Long.parseLong(meter.id().ident(), 16);
        this.dailyMl = flow.dailyM3().multiply(BigDecimal.valueOf(1_000_000)).longValue();
    }

    /** Millilitres from the meter's start until {@code at}; 0 before the start. */
    long millilitres(Instant at) {
        if (!at.isAfter(flow.startAt())) {
            return 0;
        }
        var byProfile = switch (flow.profile()) {
            case HOLIDAY -> 0;
            case HOUSEHOLD, FARM -> sinceStart(at, false);
            case GARDEN -> sinceStart(at, true);
            case LEAK -> sinceStart(at, false) + leak(at);
        };
        return byProfile
                + flow.taps().stream().mapToLong(tap -> tapped(tap, at)).sum();
    }

    private long leak(Instant at) {
        return Duration.between(flow.startAt(), at).toSeconds() * LEAK_ML_PER_HOUR / 3_600;
    }

    /** Millilitres that an open tap lets out until {@code at}. */
    static long tapped(MeterSpec.Tap tap, Instant at) {
        var open = Duration.between(tap.from(), at).toSeconds();
        return Math.clamp(open, 0, tap.duration().toSeconds()) * tap.litresPerMinute() * 1_000 / 60;
    }

    private long sinceStart(Instant at, boolean watersGarden) {
        var first = flow.startAt().atZone(ZONE).toLocalDate();
        var last = at.atZone(ZONE).toLocalDate();
        var sum = partOfDay(last, at, watersGarden) - partOfDay(first, flow.startAt(), watersGarden);
        return sum + wholeDays(first, last, watersGarden);
    }

    private long wholeDays(LocalDate first, LocalDate last, boolean watersGarden) {
        var known = wholeDays.get(last);
        if (known != null) {
            return known;
        }
        var sum = 0L;
        for (var date = first; date.isBefore(last); date = date.plusDays(1)) {
            sum += dayTotal(date) + (watersGarden ? watering(date) : 0);
        }
        if (wholeDays.size() >= DATES_REMEMBERED) {
            wholeDays.clear();
        }
        wholeDays.put(last, sum);
        return sum;
    }

    private long dayTotal(LocalDate date) {
        var percent = 75 + random(date, 1_000) % 51;
        if (isWeekend(date) && flow.profile() != UseProfile.FARM) {
            percent = percent * 5 / 4;
        }
        return dailyMl * percent / 100;
    }

    /** Up to 450 litres on two summer evenings of three. */
    private long watering(LocalDate date) {
        var month = date.getMonthValue();
        if (month < 4 || month > 9 || random(date, 1_001) % 3 == 0) {
            return 0;
        }
        return (250 + random(date, 1_002) % 201) * 1_000;
    }

    /** What flowed from the local midnight of {@code date} until {@code at}. */
    private long partOfDay(LocalDate date, Instant at, boolean watersGarden) {
        var midnight = date.atStartOfDay(ZONE).toInstant();
        var next = date.plusDays(1).atStartOfDay(ZONE).toInstant();
        // Days of 23 and 25 hours are stretched, so that the register never runs back when the clocks do.
        var second = Duration.between(midnight, at).toSeconds()
                * DAY_SECONDS
                / Duration.between(midnight, next).toSeconds();
        var used = dayTotal(date) * weightUntil(date, second) / weightUntil(date, DAY_SECONDS);
        if (!watersGarden) {
            return used;
        }
        var from = 19 * 3_600;
        var duration = 2 * 3_600;
        return used + watering(date) * Math.clamp(second - from, 0, duration) / duration;
    }

    private long weightUntil(LocalDate date, long second) {
        var slots = (int) (second / SLOT_SECONDS);
        var sum = 0L;
        for (var slot = 0; slot < slots; slot++) {
            sum += weight(date, slot) * SLOT_SECONDS;
        }
        return slots == SLOTS ? sum : sum + weight(date, slots) * (second % SLOT_SECONDS);
    }

    private long weight(LocalDate date, int slot) {
        var shape = flow.profile() == UseProfile.FARM ? FARM : isWeekend(date) ? WEEKEND : WORKDAY;
        // Some get up early, some late.
        var shift = (int) (mix(seed) % 5) - 2;
        return shape[Math.floorMod(slot + shift, SLOTS)] * (50 + random(date, slot) % 101);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private long random(LocalDate date, int salt) {
        return mix(seed * 1_000_003 + date.toEpochDay() * 4_099 + salt);
    }

    /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014), without sign. */
    private static long mix(long value) {
        var z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }
}
