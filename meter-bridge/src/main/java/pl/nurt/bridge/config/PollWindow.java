package pl.nurt.bridge.config;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The part of the day in which rounds may start, in civil time; over midnight if it ends before it begins.
 *
 * @param to not in the window any more; never the same as {@code from}
 */
public record PollWindow(LocalTime from, LocalTime to, ZoneId zone) {}
