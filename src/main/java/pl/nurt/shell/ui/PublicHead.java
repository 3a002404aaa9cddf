package pl.nurt.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import pl.nurt.identity.CurrentUser;
import pl.nurt.shell.ui.setup.PageContext;

/** Above the public pages: who we are, the language, the way in. */
final class PublicHead extends Header {
    PublicHead(CurrentUser currentUser) {
        addClassName("public-head");
        var enter = currentUser.get().isPresent()
                ? new Anchor("office", getTranslation("shell.toOffice"))
                : new Anchor("sign-in", getTranslation("shell.signIn"));
        enter.addClassNames("button", "enter");
        enter.setRouterIgnore(true);
        var actions = new Div(
                PreferenceLinks.language(PageContext.of(UI.getCurrent()), getTranslation("shell.language")), enter);
        actions.addClassName("row");
        add(new Logo(""), actions);
    }
}
