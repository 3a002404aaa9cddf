package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;

/** How to reach the utility: for a burst at once, for everything else in office hours. */
final class Contact extends Div {
    Contact(UtilitySettings utility) {
        addClassName("cards");
        var emergency = new Card(getTranslation("shell.contact.emergency"));
        emergency.subtitle(getTranslation("shell.contact.emergency.when"));
        emergency.add(call(utility.emergencyPhone()));
        var danger = new Paragraph(getTranslation("shell.contact.danger"));
        danger.addClassNames("muted", "small");
        emergency.add(danger);

        var office = new Card(getTranslation("shell.contact.office"));
        office.subtitle(utility.name());
        office.add(new KeyValueList()
                .row(getTranslation("shell.contact.address"), utility.office())
                .row(getTranslation("shell.contact.hours"), given(utility.hours()))
                .row(getTranslation("shell.contact.phone"), link("tel:", utility.phone()))
                .row(getTranslation("shell.contact.email"), link("mailto:", utility.email())));
        add(emergency, office);
    }

    private Component call(@Nullable String number) {
        var call = link("tel:", number);
        if (number != null) {
            call.addClassName("phone");
        }
        return call;
    }

    private Span given(@Nullable String value) {
        if (value != null && !value.isBlank()) {
            return new Span(value);
        }
        var unset = new Span(getTranslation("shell.contact.unset"));
        unset.addClassName("unset");
        return unset;
    }

    private Component link(String scheme, @Nullable String value) {
        return value == null || value.isBlank() ? given(null) : new Anchor(scheme + value.replace(" ", ""), value);
    }
}
