package pl.nurt.bridge.mbus.link;

import java.time.Duration;

/**
 * Timing of a master.
 *
 * @param connect longest time to open the connection
 * @param response longest time to the first byte of an answer: meter (1.15 s at 300 baud) plus gateway
 * @param gap longest silence within a frame; gateways split frames at will
 * @param frame longest time from first to last byte of a frame
 * @param drain silence after which the line counts as quiet when something went wrong
 * @param pause shortest time between two requests
 * @param tries how often a request is made before the meter counts as silent
 */
public record LinkSettings(
        Duration connect, Duration response, Duration gap, Duration frame, Duration drain, Duration pause, int tries) {
    /** A 2400 baud bus behind a gateway in a local network. */
    public static final LinkSettings USUAL = new LinkSettings(
            Duration.ofSeconds(5),
            Duration.ofMillis(1_500),
            Duration.ofMillis(300),
            Duration.ofSeconds(3),
            Duration.ofMillis(1_200),
            Duration.ZERO,
            3);
}
