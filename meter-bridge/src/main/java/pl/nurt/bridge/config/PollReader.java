package pl.nurt.bridge.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How and when a concentrator is read: {@code poll}. */
final class PollReader {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private PollReader() {}

    static PollSettings read(YamlSection concentrator) {
        return concentrator.optionalSection("poll").map(PollReader::poll).orElseGet(PollReader::usualPoll);
    }

    private static PollSettings poll(YamlSection section) {
        var every = section.duration("every", Duration.ofMinutes(15), Duration.ofSeconds(1));
        var usualJitter = every.dividedBy(10);
        var longestJitter = Duration.ofSeconds(30);
        return new PollSettings(
                every,
                section.duration(
                        "jitter",
                        usualJitter.compareTo(longestJitter) < 0 ? usualJitter : longestJitter,
                        Duration.ZERO),
                section.duration("timeout", Duration.ofMillis(1_500), SHORTEST),
                section.optionalInteger("tries", 1, 10).orElse(3),
                section.duration("minGap", Duration.ZERO, Duration.ZERO),
                section.duration("gap", Duration.ofMillis(300), SHORTEST),
                section.duration("frame", Duration.ofSeconds(3), SHORTEST),
                section.duration("drain", Duration.ofMillis(1_200), SHORTEST),
                section.duration("connect", Duration.ofSeconds(5), SHORTEST),
                section.parse("deviceOffset", "an offset such as +01:00", PollReader::offset)
                        .orElse(ZoneOffset.ofHours(1)),
                section.duration("maxClockSkew", Duration.ofMinutes(5), Duration.ofSeconds(1)));
    }

    private static @Nullable ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static PollSettings usualPoll() {
        return new PollSettings(
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                Duration.ofMillis(1_500),
                3,
                Duration.ZERO,
                Duration.ofMillis(300),
                Duration.ofSeconds(3),
                Duration.ofMillis(1_200),
                Duration.ofSeconds(5),
                ZoneOffset.ofHours(1),
                Duration.ofMinutes(5));
    }
}
