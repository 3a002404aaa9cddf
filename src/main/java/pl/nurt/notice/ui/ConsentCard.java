package pl.nurt.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.choice.Choices;
import pl.nurt.notice.choice.ConsentChanged;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.LineBreaks;

/** The consent to electronic messages, its day, and the way to give or withdraw it: as easy as the other. Says the same in every window. */
final class ConsentCard extends Card {
    private final Choices choices;
    private final Viewer viewer;
    private final Div body = new Div();

    ConsentCard(Choices choices, Viewer viewer, LiveUpdates live) {
        super("");
        setHeading(getTranslation("notice.consent"));
        this.choices = choices;
        this.viewer = viewer;
        body.addClassName("stack-s");
        add(body);
        live.whileAttached(
                this, ConsentChanged.class, event -> event.account().equals(viewer.account()), events -> show());
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
        var words = new Paragraph(LineBreaks.bound(choices.consentWords(getLocale()), getLocale()));
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
