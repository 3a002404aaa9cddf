package pl.nurt.telemetry.configuration.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.StaleEditException;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.TelemetryDeed;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.bridges.internal.BridgeRegistry;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.ConfigurationChanged;
import pl.nurt.telemetry.configuration.internal.rules.ConfigurationDocument;
import pl.nurt.telemetry.orders.internal.Order;
import pl.nurt.telemetry.orders.internal.OrderBook;

/** Makes new versions of a bridge's configuration, orders the bridge to take them, and keeps the concentrators in step. */
@Component
public class ConfigurationPublisher {
    private final BridgeRegistry bridges;
    private final ConfigurationRepository configurations;
    private final PlannedSources sources;
    private final OrderBook orders;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConfigurationPublisher(
            BridgeRegistry bridges,
            ConfigurationRepository configurations,
            PlannedSources sources,
            OrderBook orders,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bridges = bridges;
        this.configurations = configurations;
        this.sources = sources;
        this.orders = orders;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A change somebody wants.
     *
     * @param basedOn the version its maker saw; 0 when there was none
     * @param names for concentrators, by code
     * @param restoredFrom the version whose document it repeats
     * @param by null when the portal itself publishes
     */
    public record Change(
            BridgeId bridge,
            int basedOn,
            Map<String, String> names,
            @Nullable Integer restoredFrom,
            @Nullable String note,
            @Nullable UserAccountId by) {}

    /**
     * Publishes what {@code edit} makes of the newest document. When it makes the same document, no version is added.
     *
     * @param edit may refuse by throwing; it sees the document that {@code basedOn} names
     * @return the newest version afterwards; 0 when there is none
     * @throws StaleEditException if there is a newer version than the change is based on
     */
    @Transactional
    public int publish(Change change, UnaryOperator<ConfigurationDocument> edit) {
        var bridge = change.bridge();
        bridges.lock(bridge);
        var newest = configurations.newest(bridge);
        var version = newest.map(ConfigurationRepository.Stored::version).orElse(0);
        if (version != change.basedOn()) {
            throw new StaleEditException();
        }
        var before = newest.map(ConfigurationRepository.Stored::document).orElse(ConfigurationDocument.EMPTY);
        var after = edit.apply(before);
        var now = clock.instant();
        if (!after.equals(before)) {
            version++;
            configurations.add(bridge, version, after, change.restoredFrom(), change.note(), change.by(), now);
            configurations.supersede(bridge, ConfigurationState.PUBLISHED, version, now);
            note(change, version);
            orders.order(bridge, Order.reload(version), change.by());
            events.publishEvent(new ConfigurationChanged(bridge));
        }
        if (version > 0) {
            keepInStep(change, after);
        }
        return version;
    }

    /** The documents of both versions are kept for ever, so their numbers tell what was before. */
    private void note(Change change, int version) {
        audit.changed(
                author(change),
                TelemetryDeed.CONFIGURATION_PUBLISHED,
                TelemetryDeed.subject(change.bridge()),
                Changes.none().with("version", version - 1, version).with("restoredFrom", null, change.restoredFrom()),
                change.note());
    }

    private static Author author(Change change) {
        var by = change.by();
        return by == null ? Author.job("telemetry.configuration") : Author.of(by);
    }

    private void keepInStep(Change change, ConfigurationDocument document) {
        var names = new HashMap<>(configurations.names(change.bridge()));
        names.putAll(change.names());
        List<ConcentratorPlan> plans = document.plans(names);
        var touched = configurations.keepInStep(change.bridge(), plans, clock.instant());
        sources.follow(change.bridge(), plans, author(change));
        if (!touched.isEmpty()) {
            events.publishEvent(new ConcentratorChanged(touched));
        }
    }
}
