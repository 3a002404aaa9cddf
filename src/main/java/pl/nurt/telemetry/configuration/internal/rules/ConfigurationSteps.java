package pl.nurt.telemetry.configuration.internal.rules;

import static pl.nurt.telemetry.ConfigurationState.ACTIVE;
import static pl.nurt.telemetry.ConfigurationState.PUBLISHED;
import static pl.nurt.telemetry.ConfigurationState.REJECTED;
import static pl.nurt.telemetry.ConfigurationState.ROLLED_BACK;
import static pl.nurt.telemetry.ConfigurationState.SUPERSEDED;

import pl.nurt.platform.Steps;
import pl.nurt.telemetry.ConfigurationState;

/**
 * The life of a version of a bridge's configuration: the only place that says which state may follow which.
 *
 * <p>The bridge's word counts: it may go back to a version that another one had replaced, or try a rejected one again.
 */
public final class ConfigurationSteps {
    public static final Steps<ConfigurationState> STEPS = Steps.of(
                    ConfigurationState.class, "telemetry.bridge_configuration.state")
            .start(PUBLISHED)
            .step(PUBLISHED, ACTIVE)
            .step(PUBLISHED, REJECTED)
            .step(PUBLISHED, ROLLED_BACK)
            .step(PUBLISHED, SUPERSEDED)
            .step(ACTIVE, ROLLED_BACK)
            .step(ACTIVE, SUPERSEDED)
            .step(REJECTED, ACTIVE)
            .step(ROLLED_BACK, ACTIVE)
            .step(SUPERSEDED, ACTIVE)
            .step(SUPERSEDED, REJECTED)
            .step(SUPERSEDED, ROLLED_BACK)
            .table();

    private ConfigurationSteps() {}
}
