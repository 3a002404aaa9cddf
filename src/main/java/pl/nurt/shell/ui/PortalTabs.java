package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.frame.MenuCount;

/** The resident's menu at the bottom of a phone: four places and "more", where the rest is. */
final class PortalTabs extends Nav {
    static final int PLACES = 4;

    PortalTabs(List<MenuEntry> entries, List<MenuCount> counts) {
        addClassName("tabs");
        setAriaLabel(getTranslation("shell.menu"));
        var list = MenuLinks.list(entries.stream().limit(PLACES).toList(), entry -> link(entry, counts));
        var more = MenuLinks.link(
                MoreView.class, MoreView.PATH, "tab-link", Icons.MORE.create(), new Span(getTranslation("shell.more")));
        MenuLinks.count(more, entries.stream().skip(PLACES).toList(), counts);
        list.add(new ListItem(more));
        add(list);
    }

    private Component link(MenuEntry entry, List<MenuCount> counts) {
        var link = MenuLinks.link(
                entry,
                "tab-link",
                Icons.named(String.valueOf(entry.icon())).orElse(Icons.ARROW).create(),
                new Span(getTranslation(entry.title())));
        MenuLinks.count(link, List.of(entry), counts);
        return link;
    }
}
