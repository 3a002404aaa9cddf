package pl.nurt.bridge.config;

import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.link.LinkSettings;
import pl.nurt.bridge.modbus.MasterSettings;

/**
 * How a concentrator is read.
 *
 * @param every time from round to round
 * @param jitter longest random delay of a round, so that concentrators do not all call at once
 * @param window when rounds may start, null for the whole day; with it, rounds go by its beginning
 * @param timeout longest time to the first byte of an answer
 * @param tries how often a meter is asked in a round
 * @param minGap shortest time between two requests
 * @param gap longest silence within an M-Bus frame
 * @param frame longest time for an M-Bus frame
 * @param drain silence after which an M-Bus line counts as quiet
 * @param connect longest time to connect
 * @param deviceOffset offset of the meters' own clocks, which mostly keep standard time all year
 * @param maxClockSkew how wrong a meter's clock may be before its readings say so
 */
public record PollSettings(
        Duration every,
        Duration jitter,
        @Nullable PollWindow window,
        Priority priority,
        Duration timeout,
        int tries,
        Duration minGap,
        Duration gap,
        Duration frame,
        Duration drain,
        Duration connect,
        ZoneOffset deviceOffset,
        Duration maxClockSkew) {
    /** The part that concerns an M-Bus. */
    public LinkSettings link() {
        return new LinkSettings(connect, timeout, gap, frame, drain, minGap, tries);
    }

    /** The part that concerns Modbus. */
    public MasterSettings master() {
        return new MasterSettings(connect, timeout, frame, drain, minGap, tries);
    }
}
