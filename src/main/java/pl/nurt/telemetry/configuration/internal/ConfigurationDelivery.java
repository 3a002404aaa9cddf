package pl.nurt.telemetry.configuration.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.bridges.internal.BridgeRegistry;
import pl.nurt.telemetry.configuration.ConfigurationChanged;
import pl.nurt.telemetry.configuration.ConfigurationProblem;
import pl.nurt.telemetry.configuration.internal.rules.ConfigurationDocument;
import pl.nurt.telemetry.configuration.internal.rules.ConfigurationSteps;

/** The bridges' side of configuration: they fetch versions and say what became of them. */
@Service
@PreAuthorize("hasAnyRole('BRIDGE', 'SYSTEM')")
public class ConfigurationDelivery {
    private final BridgeRegistry bridges;
    private final ConfigurationRepository configurations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConfigurationDelivery(
            BridgeRegistry bridges,
            ConfigurationRepository configurations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bridges = bridges;
        this.configurations = configurations;
        this.events = events;
        this.clock = clock;
    }

    /** What a bridge found wrong, as it says it. */
    public record Problem(String key, String message) {}

    /** @throws NotFoundException if the bridge has no such version */
    @Transactional(readOnly = true)
    public ConfigurationDocument document(BridgeId bridge, int version) {
        return configurations
                .find(bridge, version)
                .orElseThrow(NotFoundException::new)
                .document();
    }

    /** The version the bridge shall use: the newest one that it has not refused; empty while there is none. */
    @Transactional(readOnly = true)
    public Optional<Integer> wanted(BridgeId bridge) {
        return configurations.wanted(bridge);
    }

    /**
     * Keeps what became of a version. The same again is harmless.
     *
     * @param state ACTIVE, REJECTED or ROLLED_BACK
     * @return false when the bridge said otherwise before and cannot mean both
     * @throws NotFoundException if the bridge has no such version
     */
    @Transactional
    public boolean outcome(BridgeId bridge, int version, ConfigurationState state, List<Problem> said) {
        bridges.lock(bridge);
        var stored = configurations.find(bridge, version).orElseThrow(NotFoundException::new);
        if (stored.state() == state) {
            return true;
        }
        if (!ConfigurationSteps.STEPS.allows(stored.state(), state)) {
            return false;
        }
        List<ConfigurationProblem> problems = said.stream()
                .map(problem -> stored.document().problem(problem.key(), problem.message()))
                .toList();
        var now = clock.instant();
        if (state == ConfigurationState.ACTIVE) {
            configurations.supersede(bridge, ConfigurationState.ACTIVE, version, now);
        }
        configurations.state(bridge, version, state, problems, now);
        if (state == ConfigurationState.ROLLED_BACK && stored.state() == ConfigurationState.ACTIVE) {
            configurations
                    .usedBefore(bridge, version)
                    .ifPresent(
                            before -> configurations.state(bridge, before, ConfigurationState.ACTIVE, List.of(), now));
        }
        events.publishEvent(new ConfigurationChanged(bridge));
        return true;
    }
}
