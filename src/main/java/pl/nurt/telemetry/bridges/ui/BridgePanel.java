package pl.nurt.telemetry.bridges.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.ConfigurationUse;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.OutboxHealth;

/** One bridge: whether we hear of it, and how it stands. What is said of time moves without asking the database. */
public final class BridgePanel extends Card {
    private static final long NOTICEABLE_MILLIS = 2_000;

    private final Moments moments;
    private final Badge badge = new Badge(State.INFO, "");
    private final Div body = new Div();
    private BridgeStatus bridge;

    public BridgePanel(BridgeStatus bridge, Moments moments) {
        super("");
        this.moments = moments;
        this.bridge = bridge;
        setHeading(getTranslation("telemetry.office.bridge", bridge.code()));
        body.addClassName("stack-s");
        aside(badge);
        add(body);
        repaint();
    }

    public void show(BridgeStatus now) {
        bridge = now;
        repaint();
    }

    /** Says the times anew. */
    public void repaint() {
        var lastContact = bridge.lastContactAt();
        boolean silent = bridge.isSilent(moments.now());
        var word = lastContact == null ? "never" : silent ? "silent" : "heard";
        badge.show(
                lastContact == null ? State.INFO : silent ? State.BAD : State.GOOD,
                getTranslation("telemetry.office.bridge." + word));
        body.removeAll();
        if (silent && lastContact != null) {
            body.add(new Notice(
                    State.BAD,
                    getTranslation("telemetry.office.bridge.silentTitle", moments.spoken(lastContact)),
                    getTranslation("telemetry.office.bridge.silentText")));
        }
        body.add(facts());
    }

    private KeyValueList facts() {
        var formats = moments.formats();
        var working = new Span(getTranslation(
                "telemetry.office.bridge.workingText",
                bridge.working(moments.now()),
                bridge.concentrators().size()));
        var list = new KeyValueList().row(getTranslation("telemetry.office.bridge.working"), working);
        var lastContact = bridge.lastContactAt();
        if (lastContact == null) {
            return list;
        }
        var ago = new Span(moments.ago(lastContact));
        ago.setTitle(formats.moment(lastContact));
        list.row(getTranslation("telemetry.office.bridge.lastContact"), ago)
                .row(
                        getTranslation("telemetry.office.bridge.queued"),
                        getTranslation("telemetry.office.bridge.queuedText", bridge.queued()));
        var outbox = bridge.outbox();
        if (outbox != null) {
            outbox(list, outbox);
        }
        return list.row(getTranslation("telemetry.office.bridge.clock"), clock(bridge.clockOffsetMillis()))
                .row(
                        getTranslation("telemetry.office.bridge.software"),
                        bridge.software() == null ? "–" : bridge.software())
                .row(getTranslation("telemetry.office.bridge.configuration"), configuration(bridge.configuration()));
    }

    /** What is in order needs few words: only the level then. */
    private void outbox(KeyValueList list, OutboxHealth outbox) {
        var percent = outbox.limitBytes() == 0 ? 0 : 100 * outbox.bytes() / outbox.limitBytes();
        list.row(
                getTranslation("telemetry.office.bridge.outbox"),
                getTranslation("telemetry.office.bridge.outbox." + outbox.level(), percent));
        var oldest = outbox.oldestReadAt();
        if (oldest != null) {
            list.row(getTranslation("telemetry.office.bridge.oldest"), moments.spoken(oldest));
        }
        if (outbox.deadLetters() > 0) {
            list.row(
                    getTranslation("telemetry.office.bridge.deadLetters"),
                    getTranslation("telemetry.office.bridge.queuedText", outbox.deadLetters()));
        }
    }

    private String configuration(ConfigurationUse use) {
        var inUse = use.inUse();
        var newest = use.newest();
        if (inUse == null) {
            return getTranslation("telemetry.office.bridge.configuration.own");
        }
        if (newest == null || newest.equals(inUse)) {
            return getTranslation("telemetry.office.bridge.configuration.inUse", inUse);
        }
        return getTranslation(
                use.newestState() == ConfigurationState.PUBLISHED
                        ? "telemetry.office.bridge.configuration.waits"
                        : "telemetry.office.bridge.configuration.refused",
                inUse,
                newest);
    }

    private String clock(@Nullable Long offsetMillis) {
        if (offsetMillis == null) {
            return "–";
        }
        if (Math.abs(offsetMillis) < NOTICEABLE_MILLIS) {
            return getTranslation("telemetry.office.bridge.clockGood");
        }
        var seconds = BigDecimal.valueOf(Math.abs(offsetMillis), 3)
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString();
        return getTranslation(
                offsetMillis > 0 ? "telemetry.office.bridge.clockAhead" : "telemetry.office.bridge.clockBehind",
                seconds);
    }
}
