package pl.nurt.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.choice.Choices;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.text.Formats;

/** The consent to electronic messages, its day, and the way to give or withdraw it: as easy as the other. */
final class ConsentCard extends Card {
    private final Choices choices;
    private final Viewer viewer;
    private final Div body = new Div();

    ConsentCard(Choices choices, Viewer viewer) {
        super("");
        setHeading(getTranslation("notice.consent"));
        this.choices = choices;
        this.viewer = viewer;
        body.addClassName("stack-s");
        add(body);
        show();
    }

    Locale language() {
        return getLocale();
    }

    void show() {
        var now = choices.of(viewer);
        var given = now.consents();
        body.removeAll();
        now.consent()
                .ifPresent(last -> body.add(new Paragraph(getTranslation(
                        given ? "notice.consent.since" : "notice.consent.withdrawn",
                        Formats.of(getLocale()).dayInWords(CivilTime.dayOf(last.at()))))));
        var words = new Paragraph(choices.consentWords(getLocale()));
        words.addClassNames("muted", "small");
        body.add(words);
        var effect = new Paragraph(getTranslation("notice.consent.without"));
        effect.addClassNames("muted", "small");
        body.add(effect);
        var button = new Button(getTranslation(given ? "notice.consent.withdraw" : "notice.consent.give"), pressed -> {
            choices.consent(viewer, !given, getLocale());
            show();
        });
        if (given) {
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        }
        body.add(button);
    }
}
