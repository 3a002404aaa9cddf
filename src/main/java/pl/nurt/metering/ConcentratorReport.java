package pl.nurt.metering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bridge says of one of its concentrators.
 *
 * @param lastContactAt when a device behind it last answered; null when none ever did
 * @param error why it is not ONLINE, in one sentence
 */
public record ConcentratorReport(
        String code,
        ConcentratorState state,
        @Nullable Instant lastContactAt,
        int metersAsked,
        int metersAnswered,
        @Nullable String error) {}
