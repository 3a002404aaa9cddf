package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pl.nurt.platform.ui.OfficeMenuCount;

/** The office's menu: groups of a hundred by the entries' order, each named once something stands in it. */
final class OfficeRail extends Div {
    private static final int GROUP = 100;

    OfficeRail(List<OfficeMenuCount> counts) {
        addClassName("office-rail");
        var logo = new Logo("office");
        logo.getElement().appendChild(new Element("small").setText(getTranslation("shell.office.short")));
        var menu = new Nav(logo);
        menu.setAriaLabel(getTranslation("shell.menu"));
        MenuLinks.office().stream()
                .collect(Collectors.groupingBy(OfficeRail::group, TreeMap::new, Collectors.toList()))
                .forEach((group, entries) -> {
                    if (group > 0) {
                        var name = new Paragraph(getTranslation("shell.office.group." + group));
                        name.addClassName("office-group");
                        menu.add(name);
                    }
                    menu.add(MenuLinks.list(entries, entry -> link(entry, counts)));
                });
        add(menu);
    }

    private static int group(MenuEntry entry) {
        return entry.order() == null ? 0 : Math.clamp(entry.order().intValue() / GROUP, 0, 4);
    }

    private Component link(MenuEntry entry, List<OfficeMenuCount> counts) {
        var link = MenuLinks.link(entry, "office-link", new Span(getTranslation(entry.title())));
        MenuLinks.count(link, List.of(entry), counts);
        return link;
    }
}
