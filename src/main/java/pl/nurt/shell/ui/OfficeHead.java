package pl.nurt.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.dom.Element;
import java.util.Comparator;
import java.util.List;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.SignOut;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.Keys;
import pl.nurt.platform.ui.frame.OfficeStatus;
import pl.nurt.platform.ui.search.SearchSource;
import pl.nurt.shell.ui.search.SearchDialog;

/** Above every page of the office: the search field, states worth knowing wherever one is, the person. */
final class OfficeHead extends Header {
    OfficeHead(CurrentUser currentUser, SignOut signOut, List<OfficeStatus> statuses, List<SearchSource> searches) {
        addClassName("office-head");
        var drawer = new DrawerToggle();
        drawer.setAriaLabel(getTranslation("shell.menu"));
        add(drawer);
        if (!searches.isEmpty()) {
            add(searchButton(searches));
        }
        var badges = new Div();
        badges.addClassName("office-statuses");
        statuses.stream()
                .filter(OfficeStatus::isVisible)
                .sorted(Comparator.comparingInt(OfficeStatus::order))
                .forEach(status -> badges.add(status.create()));
        add(badges);
        add(keys());
        currentUser.get().ifPresent(user -> addPerson(user, signOut));
    }

    /** Looks like a field and opens the search over the page. */
    private Button searchButton(List<SearchSource> searches) {
        var dialog = new SearchDialog(searches);
        var button = new Button(getTranslation("shell.search.hint"), Icons.SEARCH.create(), pressed -> dialog.ask());
        button.addClassNames("office-search", "office-search-button");
        button.getElement()
                .appendChild(new Element("kbd")
                        .setText(getTranslation("shell.office.searchKey"))
                        .setAttribute("slot", "suffix")
                        .setAttribute("aria-hidden", "true"));
        return button;
    }

    private Button keys() {
        var keys = new Button(Icons.KEYBOARD.create(), pressed -> Keys.help(UI.getCurrent()));
        keys.addThemeVariants(ButtonVariant.TERTIARY);
        keys.addClassName("key-help-button");
        keys.setAriaLabel(getTranslation("platform.keys"));
        keys.getElement().setAttribute("aria-keyshortcuts", "?");
        return keys;
    }

    private void addPerson(SignedInUser user, SignOut signOut) {
        var person = new Button(user.displayName(), Icons.USER.create());
        person.addClassName("office-who");
        var settings = new Div(PersonalSettings.languageAndLook(this), PersonalSettings.waysOut(this, signOut));
        settings.addClassName("office-user");
        var popover = new Popover(settings);
        popover.setTarget(person);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setModal(true);
        popover.setAriaLabel(user.displayName());
        add(person);
    }
}
