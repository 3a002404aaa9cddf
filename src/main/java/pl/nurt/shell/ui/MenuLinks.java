package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.List;
import java.util.function.Function;
import pl.nurt.platform.ui.frame.MenuCount;

/** Entries of the menus: what the signed-in person may open, split into portal and office. */
public final class MenuLinks {
    private static final String OFFICE = "office";

    private MenuLinks() {}

    public static List<MenuEntry> portal() {
        return MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> !isWithin(path(entry), OFFICE))
                .toList();
    }

    public static List<MenuEntry> office() {
        return MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> isWithin(path(entry), OFFICE))
                .toList();
    }

    public static UnorderedList list(List<MenuEntry> entries, Function<MenuEntry, ? extends Component> link) {
        var list = new UnorderedList();
        entries.forEach(entry -> list.add(new ListItem(link.apply(entry))));
        return list;
    }

    /** A link that says {@code aria-current} while its page, or a page below it, is open. */
    public static RouterLink link(MenuEntry entry, String className, Component... content) {
        return link(entry.menuClass(), path(entry), className, content);
    }

    public static RouterLink link(
            Class<? extends Component> view, String path, String className, Component... content) {
        var link = new RouterLink();
        link.setRoute(view);
        link.addClassName(className);
        link.add(content);
        link.setHighlightCondition((any, event) -> isOpen(event.getLocation().getPath(), path));
        link.setHighlightAction((any, open) -> markCurrent(any, open));
        return link;
    }

    /** Adds to the link what waits behind each of the entries. */
    public static void count(HasComponents link, List<MenuEntry> entries, List<? extends MenuCount> counts) {
        counts.stream()
                .filter(count -> entries.stream().anyMatch(entry -> path(entry).equals(count.path())))
                .forEach(count -> {
                    var number = count.create();
                    number.addClassName("count");
                    link.add(number);
                });
    }

    public static String path(MenuEntry entry) {
        return entry.path().startsWith("/") ? entry.path().substring(1) : entry.path();
    }

    /** Whether the entry's page, or one below it, is open; all pages of the office lie below the address of its first one. */
    public static boolean isOpen(String location, String path) {
        return path.equals(OFFICE) ? location.equals(OFFICE) : isWithin(location, path);
    }

    /** Whether the location is the path or lies below it. */
    public static boolean isWithin(String location, String path) {
        return location.equals(path) || location.startsWith(path + "/");
    }

    private static void markCurrent(HasElement link, boolean open) {
        if (open) {
            link.getElement().setAttribute("aria-current", "page");
        } else {
            link.getElement().removeAttribute("aria-current");
        }
    }
}
