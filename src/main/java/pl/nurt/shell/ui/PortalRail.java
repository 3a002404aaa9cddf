package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.frame.MenuCount;

/** The resident's menu at the side of a wide window. */
final class PortalRail extends Header {
    PortalRail(SignedInUser user, List<MenuEntry> entries, List<MenuCount> counts) {
        addClassName("rail");
        var menu = new Nav(MenuLinks.list(entries, entry -> link(entry, counts)));
        menu.setAriaLabel(getTranslation("shell.menu"));
        var who = new Div();
        who.addClassName("rail-who");
        who.getElement().appendChild(new Element("b").setText(user.displayName()));
        who.add(new Span(user.getUsername()));
        var foot = new Div(
                who,
                MenuLinks.link(
                        MoreView.class,
                        MoreView.PATH,
                        "rail-link",
                        Icons.SETTINGS.create(),
                        new Span(getTranslation("shell.settings"))));
        foot.addClassName("rail-foot");
        add(new Logo(StartView.PATH), menu, foot);
    }

    private Component link(MenuEntry entry, List<MenuCount> counts) {
        var link = MenuLinks.link(
                entry,
                "rail-link",
                Icons.named(String.valueOf(entry.icon())).orElse(Icons.ARROW).create(),
                new Span(getTranslation(entry.title())));
        MenuLinks.count(link, List.of(entry), counts);
        return link;
    }
}
