package pl.nurt.bridge.modbus;

import java.time.Duration;

/**
 * How patient a master is.
 *
 * @param connect longest time to connect
 * @param timeout longest time to the first byte of an answer
 * @param frame longest time for the rest of it
 * @param drain silence after which a line without transaction numbers counts as quiet again
 * @param minGap shortest time between an answer and the next request
 * @param tries how often a unit is asked that is silent, busy or not understood
 */
public record MasterSettings(
        Duration connect, Duration timeout, Duration frame, Duration drain, Duration minGap, int tries) {}
