package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.meters.MeterCounts;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.platform.ui.ChipBar;

/** The usual questions to the list of meters. */
final class MeterChips extends Composite<Div> {
    private static final List<Optional<MeterState>> QUESTIONS = List.of(
            Optional.empty(),
            Optional.of(MeterState.SILENT),
            Optional.of(MeterState.SUSPECT),
            Optional.of(MeterState.VERIFICATION),
            Optional.of(MeterState.NEVER_READ),
            Optional.of(MeterState.NOT_INSTALLED));

    private final ChipBar<Optional<MeterState>> bar;

    MeterChips(Runnable asked) {
        bar = new ChipBar<>(
                getTranslation("metering.office.chips"),
                QUESTIONS,
                state -> getTranslation(
                        "metering.office.chip." + state.map(MeterState::name).orElse("ALL")));
        bar.addValueChangeListener(changed -> asked.run());
        getContent().addClassName("meter-chips");
        getContent().add(bar);
    }

    @Nullable
    MeterState getValue() {
        return bar.getValue().orElse(null);
    }

    void setValue(@Nullable MeterState state) {
        bar.setValue(Optional.ofNullable(state));
    }

    void show(MeterCounts counts) {
        var shown = new HashMap<Optional<MeterState>, Long>();
        QUESTIONS.forEach(question -> shown.put(question, (long) counts.of(question.orElse(null))));
        bar.setCounts(shown);
    }
}
