package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import pl.nurt.identity.SignOut;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.shell.ui.setup.PageContext;

/** What a person may set anywhere in the product: language, look; and the ways out. */
final class PersonalSettings {
    private PersonalSettings() {}

    static Div languageAndLook(Component owner) {
        var page = PageContext.of(UI.getCurrent());
        var language = owner.getTranslation("shell.language");
        var theme = owner.getTranslation("shell.theme");
        return new Div(
                setting(language, PreferenceLinks.language(page, language)),
                setting(theme, PreferenceLinks.theme(page, theme)));
    }

    static Div waysOut(Component owner, SignOut signOut) {
        var here = new Button(owner.getTranslation("shell.signOut"), pressed -> signOut.here());
        var everywhere = new Button(
                owner.getTranslation("shell.signOutEverywhere"),
                pressed -> Dialogs.confirm(
                        owner.getTranslation("shell.signOutEverywhere.title"),
                        owner.getTranslation("shell.signOutEverywhere.text"),
                        owner.getTranslation("shell.signOutEverywhere"),
                        signOut::everywhere));
        everywhere.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var ways = new Div(here, everywhere);
        ways.addClassName("actions");
        return ways;
    }

    private static Div setting(String name, Component choice) {
        var setting = new Div(new Span(name), choice);
        setting.addClassName("setting");
        return setting;
    }
}
