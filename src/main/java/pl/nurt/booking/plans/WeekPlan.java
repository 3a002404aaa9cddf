package pl.nurt.booking.plans;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The usual week, breaks cut out of it.
 *
 * @param until the first day on which it no longer holds
 * @param hours of each day on which somebody receives, in order
 */
public record WeekPlan(LocalDate from, @Nullable LocalDate until, Map<DayOfWeek, List<Hours>> hours) {
    public WeekPlan {
        var copy = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        hours.forEach((day, spans) -> {
            if (!spans.isEmpty()) {
                copy.put(day, List.copyOf(spans));
            }
        });
        hours = copy;
    }

    public List<Hours> of(DayOfWeek day) {
        return hours.getOrDefault(day, List.of());
    }
}
