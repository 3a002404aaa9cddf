package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;
import pl.nurt.platform.ui.Icons;

/** The resident's menu at the bottom of a phone: four places and "more", where the rest is. */
final class PortalTabs extends Nav {
    static final int PLACES = 4;

    PortalTabs(List<MenuEntry> entries) {
        addClassName("tabs");
        setAriaLabel(getTranslation("shell.menu"));
        var list = MenuLinks.list(entries.stream().limit(PLACES).toList(), this::link);
        list.add(new ListItem(MenuLinks.link(
                MoreView.class,
                MoreView.PATH,
                "tab-link",
                Icons.MORE.create(),
                new Span(getTranslation("shell.more")))));
        add(list);
    }

    private Component link(MenuEntry entry) {
        return MenuLinks.link(
                entry,
                "tab-link",
                Icons.named(String.valueOf(entry.icon())).orElse(Icons.ARROW).create(),
                new Span(getTranslation(entry.title())));
    }
}
