package pl.nurt.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.router.RouterLink;
import pl.nurt.shell.ui.setup.PageContext;

/** Below the public pages: the way in, the declaration of accessibility, the look. */
final class PublicFoot extends Footer {
    PublicFoot() {
        addClassName("public-foot");
        var enter = new Anchor("sign-in", getTranslation("shell.signIn"));
        enter.setRouterIgnore(true);
        var links = new Div(
                enter,
                new RouterLink(getTranslation("shell.public.home"), PublicStartView.class),
                new RouterLink(getTranslation("shell.accessibility"), AccessibilityView.class));
        links.addClassName("row");
        add(links, PreferenceLinks.theme(PageContext.of(UI.getCurrent()), getTranslation("shell.theme")));
    }
}
