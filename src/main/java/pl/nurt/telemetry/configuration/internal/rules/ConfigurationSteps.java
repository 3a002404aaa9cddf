package pl.nurt.telemetry.configuration.internal.rules;

import static pl.nurt.telemetry.ConfigurationState.ACTIVE;
import static pl.nurt.telemetry.ConfigurationState.PUBLISHED;
import static pl.nurt.telemetry.ConfigurationState.REJECTED;
import static pl.nurt.telemetry.ConfigurationState.ROLLED_BACK;
import static pl.nurt.telemetry.ConfigurationState.SUPERSEDED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import pl.nurt.telemetry.ConfigurationState;

/**
 * The life of a version of a bridge's configuration: the only place that says which state may follow which.
 *
 * <p>The bridge's word counts: it may go back to a version that another one had replaced, or try a rejected one again.
 */
public final class ConfigurationSteps {
    private static final Map<ConfigurationState, Set<ConfigurationState>> NEXT = Map.of(
            PUBLISHED, EnumSet.of(ACTIVE, REJECTED, ROLLED_BACK, SUPERSEDED),
            ACTIVE, EnumSet.of(ROLLED_BACK, SUPERSEDED),
            REJECTED, EnumSet.of(ACTIVE),
            ROLLED_BACK, EnumSet.of(ACTIVE),
            SUPERSEDED, EnumSet.of(ACTIVE, REJECTED, ROLLED_BACK));

    private ConfigurationSteps() {}

    public static boolean allows(ConfigurationState from, ConfigurationState to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }
}
