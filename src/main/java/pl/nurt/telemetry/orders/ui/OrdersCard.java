package pl.nurt.telemetry.orders.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.bridges.ui.MadeBy;
import pl.nurt.telemetry.orders.BridgeCommand;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommands;

/** What a bridge was ordered to do, newest first, and what became of it. */
public final class OrdersCard extends Card {
    private static final int PAGE = 10;

    private final BridgeCommands commands;
    private final BridgeId bridge;
    private final Moments moments;
    private final Div body = new Div();
    private final NavigableMap<BridgeCommandId, BridgeCommand> shown =
            new TreeMap<>(Comparator.comparing(BridgeCommandId::value).reversed());
    private boolean hasMore;

    public OrdersCard(BridgeCommands commands, BridgeId bridge, Moments moments) {
        super("");
        this.commands = commands;
        this.bridge = bridge;
        this.moments = moments;
        setHeading(getTranslation("telemetry.office.orders"));
        add(body);
        further(null, PAGE);
        show();
    }

    /** Sees the newest orders, and what became of those that had no end yet. */
    public void reload() {
        shown.values().stream()
                .filter(order -> order.state().isOpen())
                .map(BridgeCommand::id)
                .toList()
                .forEach(open -> shown.put(open, commands.get(open)));
        commands.history(bridge, null, PAGE).forEach(order -> shown.put(order.id(), order));
        show();
    }

    /** The orders that follow, by key: what came in front meanwhile moves nothing. */
    private void further(@Nullable BridgeCommandId before, int size) {
        var found = commands.history(bridge, before, size + 1);
        hasMore = found.size() > size;
        found.stream().limit(size).forEach(order -> shown.put(order.id(), order));
    }

    private void show() {
        body.removeAll();
        if (shown.isEmpty()) {
            var none = new Paragraph(getTranslation("telemetry.office.orders.none"));
            none.addClassName("muted");
            body.add(none);
            return;
        }
        body.add(table(shown.values()));
        if (hasMore) {
            var more = new Button(getTranslation("telemetry.office.orders.more"), pressed -> {
                further(shown.lastKey(), 2 * PAGE);
                show();
            });
            body.add(more);
        }
    }

    private OfficeTable table(Collection<BridgeCommand> orders) {
        var table = new OfficeTable(
                getTranslation("telemetry.office.orders"),
                OfficeTable.column(getTranslation("telemetry.office.orders.what")),
                OfficeTable.column(getTranslation("telemetry.office.orders.state")),
                OfficeTable.column(getTranslation("telemetry.office.orders.result")),
                OfficeTable.column(getTranslation("telemetry.office.orders.who")));
        orders.forEach(order -> table.row(
                OfficeTable.text(what(order)),
                badge(order),
                OfficeTable.text(result(order)),
                OfficeTable.text(who(order))));
        return table;
    }

    private String what(BridgeCommand order) {
        var kind = getTranslation("telemetry.office.orders.kind." + order.kind());
        var at = order.concentrator();
        var version = order.version();
        if (version != null) {
            return kind + " " + version;
        }
        return at == null ? kind : order.meter() == null ? kind + ": " + at.name() : kind + ": " + order.meter();
    }

    private Badge badge(BridgeCommand order) {
        var state = switch (order.state()) {
            case QUEUED, SENT, WITHDRAWN -> State.INFO;
            case DONE -> State.GOOD;
            case FAILED -> State.BAD;
            case EXPIRED -> State.WARN;
        };
        return new Badge(state, getTranslation("telemetry.office.orders.state." + order.state()));
    }

    private String result(BridgeCommand order) {
        var result = order.result();
        var formats = moments.formats();
        return switch (order.kind()) {
            case READ_NOW, RESEND_DEAD_LETTERS ->
                result.readings() == null
                        ? message(order)
                        : getTranslation("telemetry.office.orders.readings", formats.count(result.readings()));
            case SEARCH_BUS ->
                result.probes() == null
                        ? message(order)
                        : getTranslation(
                                "telemetry.office.orders.found",
                                formats.count(result.found().size()),
                                formats.count(result.probes()));
            case STOP_SEARCH, RELOAD_CONFIGURATION, ROTATE_KEY -> message(order);
        };
    }

    private static String message(BridgeCommand order) {
        return Objects.requireNonNullElse(order.message(), "");
    }

    private String who(BridgeCommand order) {
        return moments.formats().moment(order.orderedAt()) + " · " + MadeBy.name(order.orderedBy(), body);
    }
}
