package pl.nurt.telemetry.configuration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.telemetry.ConfigurationState;

/**
 * A version of a bridge's configuration, without its document.
 *
 * @param restoredFrom the version whose document it repeats
 * @param madeBy name of the member of staff; null when the portal itself made it
 * @param concentrators how many it has
 * @param meters how many stand behind them
 */
public record ConfigurationVersion(
        int version,
        ConfigurationState state,
        Instant stateSince,
        Instant madeAt,
        @Nullable String madeBy,
        @Nullable String note,
        @Nullable Integer restoredFrom,
        int concentrators,
        int meters,
        List<ConfigurationProblem> problems) {
    public ConfigurationVersion {
        problems = List.copyOf(problems);
    }
}
