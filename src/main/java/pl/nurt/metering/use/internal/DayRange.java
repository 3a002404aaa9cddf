package pl.nurt.metering.use.internal;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Civil days from one on.
 *
 * @param until the first day that no longer belongs to it
 */
public record DayRange(LocalDate from, LocalDate until) {
    /** What of it lies within the other range. */
    public Optional<DayRange> within(LocalDate first, LocalDate end) {
        var begin = from.isBefore(first) ? first : from;
        var stop = until.isBefore(end) ? until : end;
        return begin.isBefore(stop) ? Optional.of(new DayRange(begin, stop)) : Optional.empty();
    }
}
