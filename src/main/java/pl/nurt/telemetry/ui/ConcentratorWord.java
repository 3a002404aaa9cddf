package pl.nurt.telemetry.ui;

import com.vaadin.flow.component.Component;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.platform.ui.State;

/** A concentrator's state in a colour and a word. */
record ConcentratorWord(State state, String word) {
    /** @param bridgeSilent whether what the bridge said is too old to be believed */
    static ConcentratorWord of(ConcentratorState state, boolean bridgeSilent, Component view) {
        if (bridgeSilent && state != ConcentratorState.NEW) {
            return new ConcentratorWord(State.WARN, view.getTranslation("telemetry.office.concentrator.unknown"));
        }
        var word = view.getTranslation("telemetry.office.concentrator." + state.name());
        return switch (state) {
            case NEW -> new ConcentratorWord(State.INFO, word);
            case ONLINE -> new ConcentratorWord(State.GOOD, word);
            case DEGRADED -> new ConcentratorWord(State.WARN, word);
            case OFFLINE -> new ConcentratorWord(State.BAD, word);
        };
    }

    String className() {
        return "badge " + state.className();
    }
}
