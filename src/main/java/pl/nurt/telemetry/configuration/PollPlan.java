package pl.nurt.telemetry.configuration;

import org.jspecify.annotations.Nullable;

/**
 * When and how a concentrator is read; what is null the bridge decides. Durations as {@code 500ms}, {@code 30s}, {@code 15m},
 * {@code 1h}, {@code 1d}.
 *
 * @param every time from round to round
 * @param jitter longest random delay of a round
 * @param timeout longest time to the first byte of an answer
 * @param tries how often a meter is asked in a round
 * @param window part of the day in which rounds may begin, as {@code 22:00-06:00}
 * @param priority {@code high}, {@code normal} or {@code low}: who goes first when more are due than can be read at once
 */
public record PollPlan(
        @Nullable String every,
        @Nullable String jitter,
        @Nullable String timeout,
        @Nullable Integer tries,
        @Nullable String window,
        @Nullable String priority) {
    public static final PollPlan USUAL = new PollPlan(null, null, null, null, null, null);
}
