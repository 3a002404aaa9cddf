package pl.nurt.metering.use;

import java.time.LocalDate;

/**
 * A stretch of civil days that one chart shows.
 *
 * @param day any day of a {@link Span#DAY} or {@link Span#MONTH}, or of the last month of a {@link Span#YEAR}
 */
public record UsePeriod(Span span, LocalDate day) {
    /** How much a chart shows, and in what steps. */
    public enum Span {
        /** By the hour. The day that is not over yet is shown as the last 24 hours. */
        DAY,
        /** A calendar month by the day. */
        MONTH,
        /** Twelve calendar months. */
        YEAR
    }

    public UsePeriod {
        if (span != Span.DAY) {
            day = day.withDayOfMonth(1);
        }
    }

    /** The first day that belongs to it. */
    public LocalDate from() {
        return span == Span.YEAR ? day.minusMonths(11) : day;
    }

    /** The first day that no longer belongs to it. */
    public LocalDate until() {
        return span == Span.DAY ? day.plusDays(1) : day.plusMonths(1);
    }

    public UsePeriod previous() {
        return shifted(-1);
    }

    public UsePeriod next() {
        return shifted(1);
    }

    public boolean contains(LocalDate other) {
        return !other.isBefore(from()) && other.isBefore(until());
    }

    private UsePeriod shifted(int periods) {
        return new UsePeriod(
                span,
                switch (span) {
                    case DAY -> day.plusDays(periods);
                    case MONTH -> day.plusMonths(periods);
                    case YEAR -> day.plusMonths(12L * periods);
                });
    }
}
