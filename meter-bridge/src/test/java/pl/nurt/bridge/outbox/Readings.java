package pl.nurt.bridge.outbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Readings of one meter, one a second. */
final class Readings {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Readings() {}

    static Reading at(int second) {
        return at(NOON.plusSeconds(second));
    }

    static Reading at(Instant time) {
        return new Reading(
                "block-7", "31415926-APA-0A-07", time, new BigDecimal("1.234"), Set.of(), null, "68".repeat(60));
    }

    static List<Reading> upTo(int count) {
        return IntStream.range(0, count).mapToObj(Readings::at).toList();
    }
}
