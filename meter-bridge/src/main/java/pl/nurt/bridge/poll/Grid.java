package pl.nurt.bridge.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import pl.nurt.bridge.config.PollSettings;
import pl.nurt.bridge.config.PollWindow;

/** The moments at which the rounds of a concentrator are meant to start. */
sealed interface Grid {
    /** The first moment after {@code now}. */
    Instant after(Instant now);

    /** {@code wanted} if a round may start then, else the next moment at which one may. */
    Instant at(Instant wanted);

    static Grid of(PollSettings poll, Instant first) {
        var window = poll.window();
        return window == null ? new WholeDay(first, poll.every()) : new Windowed(window, poll.every());
    }

    /** From the first round on, day and night. */
    record WholeDay(Instant first, Duration every) implements Grid {
        @Override
        public Instant after(Instant now) {
            var passed = Math.floorDiv(Duration.between(first, now).toMillis(), every.toMillis());
            return first.plus(every.multipliedBy(passed + 1));
        }

        @Override
        public Instant at(Instant wanted) {
            return wanted;
        }
    }

    /** From the beginning of each day's window on, up to its end. */
    record Windowed(PollWindow window, Duration every) implements Grid {
        private record Span(Instant from, Instant to) {}

        @Override
        public Instant after(Instant now) {
            for (var day = dayBefore(now); ; day = day.plusDays(1)) {
                var span = span(day);
                if (now.isBefore(span.from())) {
                    return span.from();
                }
                var next = new WholeDay(span.from(), every).after(now);
                if (next.isBefore(span.to())) {
                    return next;
                }
            }
        }

        @Override
        public Instant at(Instant wanted) {
            for (var day = dayBefore(wanted); ; day = day.plusDays(1)) {
                var span = span(day);
                if (wanted.isBefore(span.to())) {
                    return wanted.isBefore(span.from()) ? span.from() : wanted;
                }
            }
        }

        /** A window over midnight that is open now began the day before. */
        private LocalDate dayBefore(Instant now) {
            return now.atZone(window.zone()).toLocalDate().minusDays(1);
        }

        private Span span(LocalDate day) {
            var begins = day.atTime(window.from());
            var ends = day.atTime(window.to());
            if (!ends.isAfter(begins)) {
                ends = ends.plusDays(1);
            }
            var from = instant(begins, window.zone());
            var to = instant(ends, window.zone());
            // A window wholly within the hour that is left out in spring would not come that night.
            return new Span(from, to.isAfter(from) ? to : from.plus(Duration.between(begins, ends)));
        }

        /** In autumn the first of two; in spring the end of the hour that is left out. */
        private static Instant instant(LocalDateTime local, ZoneId zone) {
            var change = zone.getRules().getTransition(local);
            return change != null && change.isGap()
                    ? change.getInstant()
                    : local.atZone(zone).toInstant();
        }
    }
}
