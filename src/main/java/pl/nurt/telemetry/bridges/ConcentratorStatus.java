package pl.nurt.telemetry.bridges;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.telemetry.ConcentratorProtocol;

/**
 * What a bridge last said of a concentrator.
 *
 * @param lastContactAt when a device behind it last answered; null if none ever did
 * @param meters how many meters are registered behind it
 * @param error why it does not work, in the bridge's words; null when it works
 * @param nextRoundAt when it is read next; null if the bridge does not tell
 * @param unwell meters that are not well, as the bridge last told
 */
public record ConcentratorStatus(
        ConcentratorId concentratorId,
        String code,
        String name,
        ConcentratorProtocol protocol,
        ConcentratorState state,
        @Nullable Instant stateSince,
        @Nullable Instant lastContactAt,
        int meters,
        int metersAsked,
        int metersAnswered,
        @Nullable String error,
        @Nullable Instant nextRoundAt,
        List<MeterHealth> unwell) {
    public ConcentratorStatus {
        unwell = List.copyOf(unwell);
    }
}
