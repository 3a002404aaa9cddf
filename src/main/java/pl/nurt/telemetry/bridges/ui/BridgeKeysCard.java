package pl.nurt.telemetry.bridges.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.bridges.BridgeHistoryEntry;
import pl.nurt.telemetry.bridges.BridgeKeys;
import pl.nurt.telemetry.bridges.Bridges;

/** With what a bridge signs in, and who did what to it. */
public final class BridgeKeysCard extends Card {
    private static final int MOST = 8;

    private final Bridges bridges;
    private final BridgeId bridge;
    private final Moments moments;
    private final Div body = new Div();

    public BridgeKeysCard(Bridges bridges, BridgeId bridge, Moments moments) {
        super("");
        this.bridges = bridges;
        this.bridge = bridge;
        this.moments = moments;
        setHeading(getTranslation("telemetry.office.bridge.keys"));
        body.addClassName("stack-s");
        add(body);
    }

    public void show(BridgeKeys keys) {
        body.removeAll();
        var since = keys.since();
        var facts = new KeyValueList()
                .row(
                        getTranslation("telemetry.office.bridge.key"),
                        !keys.inUse()
                                ? getTranslation("telemetry.office.bridge.key.none")
                                : since == null
                                        ? getTranslation("telemetry.office.bridge.key.unused")
                                        : getTranslation("telemetry.office.bridge.key.since", moments.brief(since)));
        if (keys.next()) {
            facts.row(
                    getTranslation("telemetry.office.bridge.key.next"),
                    getTranslation("telemetry.office.bridge.key.nextText"));
        }
        var days = keys.rotationDays();
        facts.row(
                getTranslation("telemetry.office.bridge.rotation"),
                days == null
                        ? getTranslation("telemetry.office.bridge.rotation.ordered")
                        : getTranslation("telemetry.office.bridge.rotation.byItself", days));
        var until = keys.codeExpiresAt();
        if (until != null) {
            facts.row(
                    getTranslation("telemetry.office.bridge.code"),
                    getTranslation(
                            "telemetry.office.bridge.codeUntil",
                            moments.formats().moment(until)));
        }
        var list = new UnorderedList();
        list.addClassName("history-list");
        bridges.history(bridge, MOST).forEach(entry -> list.add(new ListItem(line(entry))));
        body.add(facts, list);
    }

    private Div line(BridgeHistoryEntry entry) {
        var by = entry.by() == null ? entry.address() : entry.by();
        var when = new Span(
                by == null
                        ? moments.formats().moment(entry.at())
                        : moments.formats().moment(entry.at()) + " · " + by);
        when.addClassName("muted");
        return new Div(new Span(getTranslation("telemetry.office.bridge.step." + entry.step())), when);
    }
}
