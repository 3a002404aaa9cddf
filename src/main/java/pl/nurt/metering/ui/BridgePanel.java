package pl.nurt.metering.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.BridgeStatus;
import pl.nurt.metering.ConfigurationState;
import pl.nurt.metering.ConfigurationUse;
import pl.nurt.metering.OutboxHealth;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.Notice;
import pl.nurt.platform.ui.State;

/** One bridge: whether we hear of it, and how it stands. What is said of time moves without asking the database. */
final class BridgePanel extends Card {
    private static final long NOTICEABLE_MILLIS = 2_000;

    private final Moments moments;
    private final Badge badge = new Badge(State.INFO, "");
    private final Div body = new Div();
    private BridgeStatus bridge;

    BridgePanel(BridgeStatus bridge, Moments moments) {
        super("");
        this.moments = moments;
        this.bridge = bridge;
        setHeading(getTranslation("metering.office.bridge", bridge.code()));
        body.addClassName("stack-s");
        aside(badge);
        add(body);
        repaint();
    }

    void show(BridgeStatus now) {
        bridge = now;
        repaint();
    }

    /** Says the times anew. */
    void repaint() {
        var lastContact = bridge.lastContactAt();
        boolean silent = bridge.isSilent(moments.now());
        var word = lastContact == null ? "never" : silent ? "silent" : "heard";
        badge.show(
                lastContact == null ? State.INFO : silent ? State.BAD : State.GOOD,
                getTranslation("metering.office.bridge." + word));
        body.removeAll();
        if (silent && lastContact != null) {
            body.add(new Notice(
                    State.BAD,
                    getTranslation("metering.office.bridge.silentTitle", moments.spoken(lastContact)),
                    getTranslation("metering.office.bridge.silentText")));
        }
        body.add(facts());
    }

    private KeyValueList facts() {
        var formats = moments.formats();
        var working = new Span(getTranslation(
                "metering.office.bridge.workingText",
                bridge.working(moments.now()),
                bridge.concentrators().size()));
        var list = new KeyValueList().row(getTranslation("metering.office.bridge.working"), working);
        var lastContact = bridge.lastContactAt();
        if (lastContact == null) {
            return list;
        }
        var ago = new Span(moments.ago(lastContact));
        ago.setTitle(formats.moment(lastContact));
        list.row(getTranslation("metering.office.bridge.lastContact"), ago)
                .row(
                        getTranslation("metering.office.bridge.queued"),
                        getTranslation("metering.office.bridge.queuedText", formats.count(bridge.queued())));
        var outbox = bridge.outbox();
        if (outbox != null) {
            outbox(list, outbox);
        }
        return list.row(getTranslation("metering.office.bridge.clock"), clock(bridge.clockOffsetMillis()))
                .row(
                        getTranslation("metering.office.bridge.software"),
                        bridge.software() == null ? "–" : bridge.software())
                .row(getTranslation("metering.office.bridge.configuration"), configuration(bridge.configuration()));
    }

    /** What is in order needs few words: only the level then. */
    private void outbox(KeyValueList list, OutboxHealth outbox) {
        var percent = outbox.limitBytes() == 0 ? 0 : 100 * outbox.bytes() / outbox.limitBytes();
        list.row(
                getTranslation("metering.office.bridge.outbox"),
                getTranslation("metering.office.bridge.outbox." + outbox.level(), percent));
        var oldest = outbox.oldestReadAt();
        if (oldest != null) {
            list.row(getTranslation("metering.office.bridge.oldest"), moments.spoken(oldest));
        }
        if (outbox.deadLetters() > 0) {
            list.row(
                    getTranslation("metering.office.bridge.deadLetters"),
                    getTranslation(
                            "metering.office.bridge.queuedText",
                            moments.formats().count(outbox.deadLetters())));
        }
    }

    private String configuration(ConfigurationUse use) {
        var inUse = use.inUse();
        var newest = use.newest();
        if (inUse == null) {
            return getTranslation("metering.office.bridge.configuration.own");
        }
        if (newest == null || newest.equals(inUse)) {
            return getTranslation("metering.office.bridge.configuration.inUse", inUse);
        }
        return getTranslation(
                use.newestState() == ConfigurationState.PUBLISHED
                        ? "metering.office.bridge.configuration.waits"
                        : "metering.office.bridge.configuration.refused",
                inUse,
                newest);
    }

    private String clock(@Nullable Long offsetMillis) {
        if (offsetMillis == null) {
            return "–";
        }
        if (Math.abs(offsetMillis) < NOTICEABLE_MILLIS) {
            return getTranslation("metering.office.bridge.clockGood");
        }
        var seconds = BigDecimal.valueOf(Math.abs(offsetMillis), 3)
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString();
        return getTranslation(
                offsetMillis > 0 ? "metering.office.bridge.clockAhead" : "metering.office.bridge.clockBehind", seconds);
    }
}
