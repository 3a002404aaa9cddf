package pl.nurt.booking.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** Several spans of time as one. */
public final class Spans {
    private Spans() {}

    /** How long they are together; what lies in several counts once. */
    public static Duration length(Collection<TimeSpan> spans) {
        var length = Duration.ZERO;
        var reached = Instant.MIN;
        for (var span :
                spans.stream().sorted(Comparator.comparing(TimeSpan::start)).toList()) {
            var from = span.start().isAfter(reached) ? span.start() : reached;
            if (span.end().isAfter(from)) {
                length = length.plus(Duration.between(from, span.end()));
                reached = span.end();
            }
        }
        return length;
    }
}
