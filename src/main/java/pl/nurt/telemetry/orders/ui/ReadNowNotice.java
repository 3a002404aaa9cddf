package pl.nurt.telemetry.orders.ui;

import com.vaadin.flow.component.html.Div;
import java.util.Objects;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.bridges.MeterHealth;
import pl.nurt.telemetry.orders.BridgeCommand;

/** What became of an order to read now. */
public final class ReadNowNotice extends Div {
    private static final int MOST_NAMED = 5;

    public ReadNowNotice(BridgeCommand command, Moments moments) {
        var ordered = command.orderedBy() == null
                ? moments.spoken(command.orderedAt())
                : moments.spoken(command.orderedAt()) + ", " + command.orderedBy();
        var key = "telemetry.office.readNow." + command.state();
        var state = switch (command.state()) {
            case QUEUED, SENT, WITHDRAWN -> State.INFO;
            case DONE -> command.result().meters().isEmpty() ? State.GOOD : State.WARN;
            case FAILED -> State.BAD;
            case EXPIRED -> State.WARN;
        };
        var text = switch (command.state()) {
            case QUEUED, SENT, EXPIRED, WITHDRAWN -> getTranslation(key + ".text", ordered);
            case DONE -> getTranslation(key + ".text", ordered) + missing(command);
            case FAILED -> getTranslation(key + ".text", ordered, Objects.requireNonNullElse(command.message(), "–"));
        };
        var readings = moments.formats()
                .count(Objects.requireNonNullElse(command.result().readings(), 0));
        add(new Notice(state, getTranslation(key, readings), text));
    }

    private String missing(BridgeCommand command) {
        var meters = command.result().meters();
        if (meters.isEmpty()) {
            return "";
        }
        var names = String.join(
                ", ", meters.stream().limit(MOST_NAMED).map(MeterHealth::meter).toList());
        return " " + getTranslation("telemetry.office.readNow.missing", meters.size(), names);
    }
}
