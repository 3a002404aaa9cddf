package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.dom.Element;
import pl.nurt.platform.CivilTime;

/** What every layout has: the skip link, the main landmark, the banner of a lost connection. */
final class Frame {
    private Frame() {}

    static Anchor skipLink(Component layout) {
        var link = new Anchor("#content", layout.getTranslation("shell.skip"));
        link.addClassName("skip-link");
        link.setRouterIgnore(true);
        return link;
    }

    /** The landmark that the skip link leads to. */
    static Main main(String className) {
        var main = new Main();
        main.setId("content");
        main.addClassName(className);
        main.getElement().setAttribute("tabindex", "-1");
        return main;
    }

    static Element connectionBanner(Component layout) {
        return new Element("nurt-connection")
                .setAttribute("lost", layout.getTranslation("shell.connection.lost"))
                .setAttribute("zone", CivilTime.ZONE.getId())
                .setAttribute("explanation", layout.getTranslation("shell.connection.explanation"));
    }
}
