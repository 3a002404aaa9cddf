package pl.nurt.bridge.mbus.link;

import java.time.Duration;

/**
 * Timing of a master.
 *
 * @param connect longest time to open the connection
 * @param response longest time to the first byte of an answer: the request on its way, the meter's time, and the gateway's
 * @param gap longest silence within a frame; gateways split frames at will
 * @param frame longest time from first to last byte of a frame
 * @param drain silence after which the line counts as quiet when something went wrong
 * @param pause shortest time between two requests
 * @param tries how often a request is made before the meter counts as silent
 */
public record LinkSettings(
        Duration connect, Duration response, Duration gap, Duration frame, Duration drain, Duration pause, int tries) {
    /** Bits of a character: start, eight, parity, stop. */
    private static final int BITS = 11;

    private static final int LONGEST_REQUEST = 17;
    private static final int LONGEST_FRAME = 261;
    /** EN 13757-2: a meter begins to answer after at most 330 bit times and 50 ms, and pauses at most 33 bit times within. */
    private static final int ANSWER_BITS = 330;

    private static final int ANSWER_MILLIS = 50;
    private static final int PAUSE_BITS = 33;

    /** What a gateway or a network adds to everything. */
    private static final int NETWORK_MILLIS = 1_200;
    /** What the buffers of a USB converter add. */
    private static final int PORT_MILLIS = 200;

    /** A 2400 baud bus behind a gateway in a network. */
    public static final LinkSettings USUAL = usual(2_400, true);

    /**
     * What suits a bus of this speed.
     *
     * @param network whether a gateway or a port server stands between, and not only a cable
     */
    public static LinkSettings usual(int baud, boolean network) {
        var added = network ? NETWORK_MILLIS : PORT_MILLIS;
        return new LinkSettings(
                Duration.ofSeconds(5),
                atLeast(millis(LONGEST_REQUEST * BITS + ANSWER_BITS, baud) + ANSWER_MILLIS + added),
                atLeast(millis(PAUSE_BITS + BITS, baud) + 250),
                // Half again, for the pauses that are allowed in it.
                atLeast(millis(LONGEST_FRAME * BITS * 3 / 2, baud) + added),
                // A late answer may be as long as a frame can be.
                atLeast(Math.max(300, millis(LONGEST_FRAME * BITS, baud))),
                Duration.ZERO,
                3);
    }

    private static long millis(int bits, int baud) {
        return bits * 1_000L / baud;
    }

    /** Rounded up to tenths of a second, as a person would set it. */
    private static Duration atLeast(long millis) {
        return Duration.ofMillis((millis + 99) / 100 * 100);
    }
}
