package pl.nurt.telemetry.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MBusIdentification;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.telemetry.TelemetryDeed;
import pl.nurt.telemetry.configuration.internal.ConfigurationPublisher;
import pl.nurt.telemetry.configuration.internal.ConfigurationPublisher.Change;
import pl.nurt.telemetry.configuration.internal.ConfigurationRepository;
import pl.nurt.telemetry.configuration.internal.rules.ConfigurationDocument;
import pl.nurt.telemetry.configuration.internal.rules.PlanChecks;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommandKind;
import pl.nurt.telemetry.orders.internal.Order;
import pl.nurt.telemetry.orders.internal.OrderBook;

/**
 * The configuration of each bridge: one document, a new version for every change. A version is checked by the bridge before use and
 * rolled back when it fails; what became of it is kept with it ({@link ConfigurationChanged}).
 *
 * <p>A change names the version its maker saw. If there is a newer one, nothing happens and {@link StaleEditException} says so. A change
 * that changes nothing makes no version. What the portal does not know in a document stays as it is.
 */
@Service
@Transactional
public class BridgeConfigurations {
    private static final int MOST_VERSIONS = 200;
    private static final int LONGEST_NOTE = 400;

    private final ConfigurationRepository configurations;
    private final ConfigurationPublisher publisher;
    private final OrderBook orders;
    private final Audit audit;

    BridgeConfigurations(
            ConfigurationRepository configurations, ConfigurationPublisher publisher, OrderBook orders, Audit audit) {
        this.configurations = configurations;
        this.publisher = publisher;
        this.orders = orders;
        this.audit = audit;
    }

    /** What the office edits: the newest version, whatever became of it; version 0 without concentrators when there is none. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public BridgePlan plan(BridgeId bridge) {
        var names = configurations.names(bridge);
        return configurations
                .newest(bridge)
                .map(stored -> plan(stored.version(), stored.document(), names))
                .orElseGet(() -> plan(0, ConfigurationDocument.EMPTY, names));
    }

    /** @throws NotFoundException if the bridge has no such version */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public BridgePlan plan(BridgeId bridge, int version) {
        return plan(version, stored(bridge, version), configurations.names(bridge));
    }

    /** The newest versions, newest first, to be compared with each other. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BridgePlan> newestPlans(BridgeId bridge, int most) {
        var names = configurations.names(bridge);
        return configurations.newest(bridge, most).stream()
                .map(stored -> plan(stored.version(), stored.document(), names))
                .toList();
    }

    private static BridgePlan plan(int version, ConfigurationDocument document, Map<String, String> names) {
        return new BridgePlan(version, document.plans(names), document.profiles());
    }

    /** The document of a version as JSON with line breaks. @throws NotFoundException if the bridge has no such version */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public String document(BridgeId bridge, int version) {
        return stored(bridge, version).readable();
    }

    /** Newest first, at most 200. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<ConfigurationVersion> versions(BridgeId bridge) {
        return configurations.versions(bridge, null, MOST_VERSIONS);
    }

    /** The newest ones, newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<ConfigurationVersion> versions(BridgeId bridge, int most) {
        return configurations.versions(bridge, null, most);
    }

    /** @throws NotFoundException if the bridge has no such version */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public ConfigurationVersion version(BridgeId bridge, int version) {
        return configurations.versions(bridge, version, 1).stream().findFirst().orElseThrow(NotFoundException::new);
    }

    /** What is wrong with a concentrator as far as the portal can tell, seen beside the others of the bridge. */
    @Transactional(readOnly = true)
    @HasRight(Right.KEEP_DEVICES)
    public List<FieldProblem> check(BridgeId bridge, ConcentratorPlan plan, boolean isNew) {
        return problems(
                configurations
                        .newest(bridge)
                        .map(ConfigurationRepository.Stored::document)
                        .orElse(ConfigurationDocument.EMPTY),
                plan,
                isNew);
    }

    /**
     * Adds a concentrator, publishes and orders the bridge to take it.
     *
     * @throws RefusedInputException with what is wrong at which field
     */
    @HasRight(Right.KEEP_DEVICES)
    public ConfigurationVersion add(
            BridgeId bridge, int basedOn, ConcentratorPlan plan, @Nullable String note, Viewer viewer) {
        return publish(
                new Change(bridge, basedOn, Map.of(plan.code(), plan.name()), null, note(note), viewer.account()),
                document -> checked(document, plan, true));
    }

    /**
     * Changes the concentrator of that code, publishes and orders the bridge to take it.
     *
     * @throws RefusedInputException with what is wrong at which field
     * @throws NotFoundException if there is no concentrator of that code
     */
    @HasRight(Right.KEEP_DEVICES)
    public ConfigurationVersion change(
            BridgeId bridge, int basedOn, ConcentratorPlan plan, @Nullable String note, Viewer viewer) {
        return publish(
                new Change(bridge, basedOn, Map.of(plan.code(), plan.name()), null, note(note), viewer.account()),
                document -> {
                    find(document, plan.code());
                    return checked(document, plan, false);
                });
    }

    /**
     * Puts further meters behind a concentrator, for example those that a search found; those whose serial number is there already
     * are left out. One whose primary address another one has is read by its identification.
     *
     * @throws RefusedInputException with what is wrong at which field: {@code meters[n]} counts those of the concentrator and then these
     * @throws NotFoundException if there is no concentrator of that code
     */
    @HasRight(Right.KEEP_DEVICES)
    public ConfigurationVersion addMeters(
            BridgeId bridge, int basedOn, String code, List<MeterPlan> meters, @Nullable String note, Viewer viewer) {
        return publish(new Change(bridge, basedOn, Map.of(), null, note(note), viewer.account()), document -> {
            var before = find(document, code);
            var all = new ArrayList<>(before.meters());
            for (var meter : meters) {
                if (all.stream()
                        .noneMatch(there -> MBusIdentification.number(there.serial())
                                .equals(MBusIdentification.number(meter.serial())))) {
                    all.add(apart(meter, all, meters));
                }
            }
            return checked(document, before.withMeters(all), false);
        });
    }

    /** Two meters with one primary address would answer together. */
    private static MeterPlan apart(MeterPlan meter, List<MeterPlan> there, List<MeterPlan> coming) {
        var primary = meter.primary();
        var isTaken = primary != null
                && Stream.concat(there.stream(), coming.stream())
                        .anyMatch(other -> !other.equals(meter) && primary.equals(other.primary()));
        return isTaken ? new MeterPlan(meter.serial(), null, meter.serial(), null, null, null) : meter;
    }

    /**
     * Takes a concentrator out. What was read through it stays.
     *
     * @throws NotFoundException if there is no concentrator of that code
     */
    @HasRight(Right.KEEP_DEVICES)
    public ConfigurationVersion remove(
            BridgeId bridge, int basedOn, String code, @Nullable String note, Viewer viewer) {
        return publish(new Change(bridge, basedOn, Map.of(), null, note(note), viewer.account()), document -> {
            find(document, code);
            return document.without(code);
        });
    }

    /**
     * Makes a new version with the document of an older one.
     *
     * @throws NotFoundException if the bridge has no such version
     */
    @HasRight(Right.KEEP_DEVICES)
    public ConfigurationVersion restore(
            BridgeId bridge, int basedOn, int version, @Nullable String note, Viewer viewer) {
        var old = stored(bridge, version);
        return publish(new Change(bridge, basedOn, Map.of(), version, note(note), viewer.account()), newest -> old);
    }

    /**
     * Publishes a whole document, as a bridge's own file has it.
     *
     * @param names for concentrators, by code
     *
     * @throws RefusedInputException if it is no document
     */
    @PreAuthorize("hasAnyRole('SYSTEM')")
    public ConfigurationVersion publish(
            BridgeId bridge, int basedOn, String document, Map<String, String> names, @Nullable String note) {
        var whole = ConfigurationDocument.parse(document).orElseThrow(() -> refused("document", "document"));
        return publish(new Change(bridge, basedOn, names, null, note(note), null), newest -> whole);
    }

    /** Orders the bridge again to take the newest version. @throws NotFoundException if there is none */
    @HasRight(Right.KEEP_DEVICES)
    public BridgeCommandId reload(BridgeId bridge, Viewer viewer) {
        var newest = configurations.newest(bridge).orElseThrow(NotFoundException::new);
        audit.changed(
                viewer,
                TelemetryDeed.ORDER_GIVEN,
                TelemetryDeed.subject(bridge),
                Changes.none().with("order", null, BridgeCommandKind.RELOAD_CONFIGURATION));
        return orders.order(bridge, Order.reload(newest.version()), viewer.account());
    }

    private ConfigurationVersion publish(Change change, UnaryOperator<ConfigurationDocument> edit) {
        var version = publisher.publish(change, edit);
        return configurations.versions(change.bridge(), version, 1).stream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private static ConfigurationDocument checked(ConfigurationDocument document, ConcentratorPlan plan, boolean isNew) {
        var problems = problems(document, plan, isNew);
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        return document.with(plan);
    }

    private static List<FieldProblem> problems(ConfigurationDocument document, ConcentratorPlan plan, boolean isNew) {
        var others = document.plans(Map.of()).stream()
                .filter(other -> isNew || !other.code().equals(plan.code()))
                .toList();
        return PlanChecks.problems(plan, others, document.profiles());
    }

    private static ConcentratorPlan find(ConfigurationDocument document, String code) {
        return document.plans(Map.of()).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private ConfigurationDocument stored(BridgeId bridge, int version) {
        return configurations
                .find(bridge, version)
                .orElseThrow(NotFoundException::new)
                .document();
    }

    private static @Nullable String note(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.length() > LONGEST_NOTE) {
            throw refused("note", "note");
        }
        return note.strip();
    }

    private static RefusedInputException refused(String field, String text) {
        return new RefusedInputException(List.of(new FieldProblem(field, "telemetry.plan." + text)));
    }
}
