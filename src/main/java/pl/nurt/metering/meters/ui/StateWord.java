package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.State;

/** A state in a colour and a word. */
record StateWord(State state, String word) {
    /** What is worth saying of a meter, the worst first; never empty. */
    static List<StateWord> of(MeterRow row, Component view, Instant now) {
        if (row.place() == null) {
            return List.of(new StateWord(State.INFO, view.getTranslation("metering.office.state.stock")));
        }
        var words = new ArrayList<StateWord>();
        var readAt = row.readAt();
        if (readAt == null) {
            words.add(new StateWord(State.BAD, view.getTranslation("metering.office.state.never")));
        } else if (readAt.isBefore(now.minus(Meters.SILENT_AFTER))) {
            words.add(new StateWord(State.BAD, silence(Duration.between(readAt, now), view)));
        }
        if (row.odd()) {
            words.add(new StateWord(State.WARN, view.getTranslation("metering.office.state.odd")));
        }
        var left = ChronoUnit.DAYS.between(CivilTime.dayOf(now), row.verifiedUntil());
        if (left < 0) {
            words.add(new StateWord(State.BAD, view.getTranslation("metering.office.state.unverified")));
        } else if (left <= Meters.VERIFICATION_AHEAD.toDays()) {
            words.add(new StateWord(State.WARN, view.getTranslation("metering.office.state.verification", left)));
        }
        return words.isEmpty()
                ? List.of(new StateWord(State.GOOD, view.getTranslation("metering.office.state.good")))
                : words;
    }

    String className() {
        return "badge " + state.className();
    }

    private static String silence(Duration silence, Component view) {
        return silence.toDays() < 3
                ? view.getTranslation("metering.office.state.silentHours", silence.toHours())
                : view.getTranslation("metering.office.state.silentDays", silence.toDays());
    }
}
