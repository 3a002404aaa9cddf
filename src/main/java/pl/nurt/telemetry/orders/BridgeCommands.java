package pl.nurt.telemetry.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.telemetry.TelemetryDeed;
import pl.nurt.telemetry.bridges.internal.ConcentratorLookup;
import pl.nurt.telemetry.orders.internal.CommandRepository;
import pl.nurt.telemetry.orders.internal.Order;
import pl.nurt.telemetry.orders.internal.OrderBook;

/**
 * Orders to bridges: written down first, fetched by the bridge within a second if it is there, answered or expired.
 *
 * <p>Ordering what is under way already orders nothing: the answer is the order under way. {@link BridgeCommandChanged} tells open
 * views of every step. {@link NotFoundException} means that there is no such thing, or that no bridge reads it.
 */
@Service
@Transactional
public class BridgeCommands {
    private static final Pattern WANTED = Pattern.compile("[0-9F]{8}");
    private static final int MOST_PROBES = 100_000;

    private final OrderBook orders;
    private final CommandRepository commands;
    private final ConcentratorLookup concentrators;
    private final Audit audit;

    BridgeCommands(OrderBook orders, CommandRepository commands, ConcentratorLookup concentrators, Audit audit) {
        this.orders = orders;
        this.commands = commands;
        this.concentrators = concentrators;
        this.audit = audit;
    }

    /** Has all meters of the concentrator read. */
    @HasRight(Right.READ_METERS_NOW)
    public BridgeCommand readNow(ConcentratorId concentrator, Viewer viewer) {
        var found = concentrators.find(concentrator).orElseThrow(NotFoundException::new);
        return order(found.bridge(), Order.readNow(concentrator, null), viewer);
    }

    /** Has one meter read. */
    @HasRight(Right.READ_METERS_NOW)
    public BridgeCommand readNow(MeterId meter, Viewer viewer) {
        var found = concentrators.behind(meter).orElseThrow(NotFoundException::new);
        return order(found.bridge(), Order.readNow(found.concentrator(), found.identification()), viewer);
    }

    /**
     * Looks who is there on the concentrator's bus; one search at a time.
     *
     * @param wanted identification with F for any digit; null for everybody
     * @param probeBudget how many questions the bridge may ask; null for as many as it finds right
     *
     * @throws RefusedInputException if it is no M-Bus, or a value is wrong
     */
    @HasRight(Right.KEEP_DEVICES)
    public BridgeCommand searchBus(
            ConcentratorId concentrator, @Nullable String wanted, @Nullable Integer probeBudget, Viewer viewer) {
        var found = concentrators.find(concentrator).orElseThrow(NotFoundException::new);
        var problems = new ArrayList<FieldProblem>();
        if (!found.protocol().isMBus()) {
            problems.add(new FieldProblem("concentrator", "telemetry.plan.search.noMBus"));
        }
        if (wanted != null && !WANTED.matcher(wanted).matches()) {
            problems.add(new FieldProblem("wanted", "telemetry.plan.search.wanted"));
        }
        if (probeBudget != null && (probeBudget < 1 || probeBudget > MOST_PROBES)) {
            problems.add(new FieldProblem("probeBudget", "telemetry.plan.search.probeBudget"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        return order(found.bridge(), Order.search(concentrator, wanted, probeBudget), viewer);
    }

    /**
     * Goes on with a search that ended before it had asked for everybody.
     *
     * @throws NotFoundException also if that search was complete
     */
    @HasRight(Right.KEEP_DEVICES)
    public BridgeCommand searchOn(BridgeCommandId search, Viewer viewer) {
        var ended = get(search);
        var place = ended.result().resumeFrom();
        if (ended.kind() != BridgeCommandKind.SEARCH_BUS || ended.state().isOpen() || place == null) {
            throw new NotFoundException();
        }
        var asked = commands.order(search).orElseThrow(NotFoundException::new);
        return order(ended.bridge(), asked.resumedFrom(place), viewer);
    }

    /**
     * Ends a search before its time. One that the bridge has not fetched yet is taken back; else the bridge is ordered to stop it, keeps
     * what it found and says where {@link #searchOn} goes on. A search that has ended stays as it is.
     *
     * @throws NotFoundException if it is no search
     */
    @HasRight(Right.KEEP_DEVICES)
    public void stopSearch(BridgeCommandId search, Viewer viewer) {
        var running = get(search);
        var at = running.concentrator();
        if (running.kind() != BridgeCommandKind.SEARCH_BUS || at == null) {
            throw new NotFoundException();
        }
        if (running.state().isOpen()) {
            note(running.bridge(), BridgeCommandKind.STOP_SEARCH, viewer);
        }
        if (running.state().isOpen() && !orders.withdraw(running.bridge(), search)) {
            orders.order(running.bridge(), Order.stop(at.concentratorId(), search), viewer.account());
        }
    }

    @HasRight(Right.KEEP_DEVICES)
    public BridgeCommand rotateKey(BridgeId bridge, Viewer viewer) {
        return order(bridge, Order.ofBridge(BridgeCommandKind.ROTATE_KEY), viewer);
    }

    @HasRight(Right.KEEP_DEVICES)
    public BridgeCommand resendDeadLetters(BridgeId bridge, Viewer viewer) {
        return order(bridge, Order.ofBridge(BridgeCommandKind.RESEND_DEAD_LETTERS), viewer);
    }

    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public BridgeCommand get(BridgeCommandId id) {
        return commands.find(id).orElseThrow(NotFoundException::new);
    }

    /** All orders of a bridge, newest first, by key. @param before the last one of the page before; null for the first page */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BridgeCommand> history(BridgeId bridge, @Nullable BridgeCommandId before, int size) {
        return commands.page(bridge, before, size);
    }

    /** What was ordered for a concentrator, newest first. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<BridgeCommand> history(ConcentratorId concentrator, int most) {
        return commands.ofConcentrator(concentrator, most);
    }

    /** The last order to read the meter, or all of its concentrator; empty when there is none, or the meter is not read remotely. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Optional<BridgeCommand> lastReadNow(MeterId meter) {
        return concentrators
                .behind(meter)
                .flatMap(found -> commands.lastReadNow(found.concentrator(), found.identification()));
    }

    private BridgeCommand order(BridgeId bridge, Order order, Viewer viewer) {
        var ordered = get(orders.order(bridge, order, viewer.account()));
        note(bridge, ordered.kind(), viewer);
        return ordered;
    }

    private void note(BridgeId bridge, BridgeCommandKind kind, Viewer viewer) {
        audit.changed(
                viewer,
                TelemetryDeed.ORDER_GIVEN,
                TelemetryDeed.subject(bridge),
                Changes.none().with("order", null, kind));
    }
}
