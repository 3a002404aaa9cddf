package pl.nurt.telemetry.search.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.ui.Card;

/** Starts a search of a bus; says before what it does to the reading. Both fields may stay empty. */
final class BusSearchForm extends Card {
    private final TextField wanted = new TextField();
    private final IntegerField probeBudget = new IntegerField();
    private final Button start = new Button();

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
        start.setText(getTranslation("telemetry.search.start"));
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.addClickListener(pressed -> begin.run());
        var fields = new Div(wanted, probeBudget);
        fields.addClassName("plan-fields");
        start.addClickShortcut(Key.ENTER).listenOn(fields).resetFocusOnActiveElement();
        add(help, fields);
        actions(start);
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
        start.setEnabled(allowed);
    }

    /** Says at each field what is wrong; the first one gets the focus. */
    void show(List<FieldProblem> problems) {
        wanted.setInvalid(false);
        probeBudget.setInvalid(false);
        for (var problem : problems.reversed()) {
            var text = getTranslation(problem.messageKey());
            if (problem.field().equals("probeBudget")) {
                probeBudget.setErrorMessage(text);
                probeBudget.setInvalid(true);
                probeBudget.focus();
            } else {
                wanted.setErrorMessage(text);
                wanted.setInvalid(true);
                wanted.focus();
            }
        }
    }
}
