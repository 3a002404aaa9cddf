package pl.nurt.telemetry.search.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;

/** Starts a search of a bus; says before what it does to the reading. Both fields may stay empty. */
final class BusSearchForm extends Card {
    private final TextField wanted = new TextField();
    private final IntegerField probeBudget = new IntegerField();
    private final Form form = new Form(Columns.TWO);

    BusSearchForm(Runnable begin) {
        super("");
        setHeading(getTranslation("telemetry.search.new"));
        addClassName("search-form");
        var help = new Paragraph(getTranslation("telemetry.search.help"));
        help.addClassName("search-help");
        wanted.setLabel(getTranslation("telemetry.search.wanted"));
        wanted.setHelperText(getTranslation("telemetry.search.wanted.help"));
        wanted.setMaxLength(8);
        probeBudget.setLabel(getTranslation("telemetry.search.probeBudget"));
        probeBudget.setHelperText(getTranslation("telemetry.search.probeBudget.help"));
        form.field("wanted", wanted);
        form.field("probeBudget", probeBudget);
        var start = form.actions(getTranslation("telemetry.search.start"), begin);
        start.addClickShortcut(Key.ENTER).listenOn(wanted, probeBudget).resetFocusOnActiveElement();
        add(help, form);
    }

    /** Null for everybody. */
    @Nullable
    String wanted() {
        return wanted.getValue().isBlank() ? null : wanted.getValue().strip().toUpperCase(Locale.ROOT);
    }

    /** Null for as many as the bridge finds right. */
    @Nullable
    Integer probeBudget() {
        return probeBudget.getValue();
    }

    /** One search at a time. */
    void allow(boolean allowed) {
        form.allow(allowed);
    }

    /** Starts a search otherwise than by the form's button; a refusal is said in the form. */
    void attempt(Runnable begin) {
        form.submit(begin);
    }
}
