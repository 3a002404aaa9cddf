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
import pl.nurt.platform.ui.frame.OfficeGroup;
import pl.nurt.platform.ui.frame.OfficeMenuCount;

/** The office's menu: its groups, each named once something stands in it. */
final class OfficeRail extends Div {
    OfficeRail(List<OfficeMenuCount> counts) {
        addClassName("office-rail");
        var logo = new Logo("office");
        logo.getElement().appendChild(new Element("small").setText(getTranslation("shell.office.short")));
        var menu = new Nav(logo);
        menu.setAriaLabel(getTranslation("shell.menu"));
        MenuLinks.office().stream()
                .collect(Collectors.groupingBy(OfficeRail::group, TreeMap::new, Collectors.toList()))
                .forEach((group, entries) -> {
                    var text = getTranslation("shell.office.group." + group);
                    if (group != OfficeGroup.DESK) {
                        var name = new Paragraph(text);
                        name.addClassName("office-group");
                        menu.add(name);
                    }
                    var list = MenuLinks.list(entries, entry -> link(entry, counts));
                    list.getElement().setAttribute("aria-label", text);
                    menu.add(list);
                });
        add(menu);
    }

    private static OfficeGroup group(MenuEntry entry) {
        return entry.order() == null ? OfficeGroup.DESK : OfficeGroup.of(entry.order());
    }

    private Component link(MenuEntry entry, List<OfficeMenuCount> counts) {
        var link = MenuLinks.link(entry, "office-link", new Span(getTranslation(entry.title())));
        MenuLinks.count(link, List.of(entry), counts);
        return link;
    }
}
