package pl.nurt.bridge.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.link.LinkSettings;

/** How and when a concentrator is read: {@code poll}. */
final class PollReader {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** In so many pieces a gateway may hand out a frame: whoever allows long gaps allows them between all of these. */
    private static final int PIECES = 10;

    private static final Pattern WINDOW = Pattern.compile("(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})");
    private static final ZoneId CIVIL_ZONE = ZoneId.of("Europe/Warsaw");

    private static final PollSettings USUAL = new PollSettings(
            Duration.ofMinutes(15),
            Duration.ofSeconds(30),
            null,
            Priority.NORMAL,
            Duration.ofMillis(1_500),
            3,
            Duration.ZERO,
            Duration.ofMillis(300),
            Duration.ofSeconds(3),
            Duration.ofMillis(1_200),
            Duration.ofSeconds(5),
            ZoneOffset.ofHours(1),
            Duration.ofMinutes(5));

    private PollReader() {}

    static PollSettings read(YamlSection concentrator) {
        return read(concentrator, USUAL);
    }

    /** @param timing what suits the line where nothing is said */
    static PollSettings read(YamlSection concentrator, LinkSettings timing) {
        return read(
                concentrator,
                new PollSettings(
                        USUAL.every(),
                        USUAL.jitter(),
                        USUAL.window(),
                        USUAL.priority(),
                        timing.response(),
                        timing.tries(),
                        timing.pause(),
                        timing.gap(),
                        timing.frame(),
                        timing.drain(),
                        timing.connect(),
                        USUAL.deviceOffset(),
                        USUAL.maxClockSkew()));
    }

    private static PollSettings read(YamlSection concentrator, PollSettings usual) {
        return concentrator
                .optionalSection("poll")
                .map(section -> poll(section, usual))
                .orElse(usual);
    }

    private static PollSettings poll(YamlSection section, PollSettings usual) {
        var every = section.duration("every", usual.every(), Duration.ofSeconds(1));
        var window = window(section);
        if (window != null && every.compareTo(DAY) > 0) {
            section.problem("every", "must be at most 1d where there is a window, which comes every day");
        }
        var gap = section.duration("gap", usual.gap(), SHORTEST);
        return new PollSettings(
                every,
                section.duration("jitter", shorter(every.dividedBy(10), usual.jitter()), Duration.ZERO),
                window,
                section.optionalChoice("priority", Priority.class).orElse(usual.priority()),
                section.duration("timeout", usual.timeout(), SHORTEST),
                section.optionalInteger("tries", 1, 10).orElse(usual.tries()),
                section.duration("minGap", usual.minGap(), Duration.ZERO),
                gap,
                section.duration("frame", longer(usual.frame(), gap.multipliedBy(PIECES)), SHORTEST),
                section.duration("drain", usual.drain(), SHORTEST),
                section.duration("connect", usual.connect(), SHORTEST),
                section.parse("deviceOffset", "an offset such as +01:00", PollReader::offset)
                        .orElse(usual.deviceOffset()),
                section.duration("maxClockSkew", usual.maxClockSkew(), Duration.ofSeconds(1)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static @Nullable PollWindow window(YamlSection section) {
        var zone = section.parse("zone", "a time zone such as Europe/Warsaw", PollReader::zone)
                .orElse(CIVIL_ZONE);
        return section.parse("window", "a part of the day such as 00:05-05:00", text -> window(text, zone))
                .orElse(null);
    }

    private static @Nullable PollWindow window(String text, ZoneId zone) {
        var matcher = WINDOW.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        var from = LocalTime.parse(matcher.group(1));
        var to = LocalTime.parse(matcher.group(2));
        return from.equals(to) ? null : new PollWindow(from, to, zone);
    }

    private static @Nullable ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
