package pl.nurt.billing.corrections.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import pl.nurt.billing.corrections.CorrectionStop;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.runs.ui.RunTexts;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;

/** Why nothing can be corrected so. */
final class StopsNotice extends Composite<Div> {
    private final LineWords words;

    StopsNotice(List<CorrectionStop> stops, LineWords words) {
        this.words = words;
        var list = new UnorderedList();
        list.addClassName("settle-next");
        stops.stream().map(this::said).distinct().forEach(text -> list.add(new ListItem(text)));
        getContent()
                .add(new Notice(
                                State.WARN,
                                getTranslation("billing.correct.stopped"),
                                getTranslation("billing.correct.stopped.text"))
                        .body(list)
                        .announced());
    }

    private String said(CorrectionStop stop) {
        var hold = stop.hold();
        return hold == null
                ? getTranslation(
                        "billing.correct.stop." + stop.reason(),
                        stop.facts().stream().map(this::readable).toArray())
                : new RunTexts(this, words.locale(), List.of()).said(hold);
    }

    /** Days as people write them. */
    private String readable(String fact) {
        return fact.matches("\\d{4}-\\d{2}-\\d{2}") ? words.formats().day(LocalDate.parse(fact)) : fact;
    }
}
