package pl.nurt.telemetry.heartbeats;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.telemetry.bridges.MeterHealth;

/**
 * What a bridge says of one of its concentrators.
 *
 * @param lastContactAt when a device behind it last answered; null when none ever did
 * @param error why it is not ONLINE, in one sentence
 * @param unwell only meters that are not well
 */
public record ConcentratorReport(
        String code,
        ConcentratorState state,
        @Nullable Instant lastContactAt,
        int metersAsked,
        int metersAnswered,
        @Nullable String error,
        @Nullable Instant nextRoundAt,
        List<MeterHealth> unwell) {
    public ConcentratorReport {
        unwell = List.copyOf(unwell);
    }
}
