package pl.nurt.shell.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.SignOut;
import pl.nurt.identity.SignedInUser;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.Keys;
import pl.nurt.platform.ui.OfficeSearch;
import pl.nurt.platform.ui.OfficeStatus;

/** Above every page of the office: the search field, states worth knowing wherever one is, the person. */
final class OfficeHead extends Header {
    OfficeHead(CurrentUser currentUser, SignOut signOut, List<OfficeStatus> statuses, @Nullable OfficeSearch search) {
        addClassName("office-head");
        var drawer = new DrawerToggle();
        drawer.setAriaLabel(getTranslation("shell.menu"));
        add(drawer);
        if (search != null) {
            add(searchField(search));
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

    private TextField searchField(OfficeSearch search) {
        var field = new TextField();
        field.addClassName("office-search");
        field.setAriaLabel(getTranslation("shell.office.search"));
        field.setPlaceholder(getTranslation(search.hintKey()));
        field.setPrefixComponent(Icons.SEARCH.create());
        field.setClearButtonVisible(true);
        field.getElement()
                .appendChild(new Element("kbd")
                        .setText(getTranslation("shell.office.searchKey"))
                        .setAttribute("slot", "suffix")
                        .setAttribute("aria-hidden", "true"));
        field.addKeyPressListener(Key.ENTER, pressed -> {
            var query = field.getValue().strip();
            if (!query.isEmpty()) {
                var location = new Location(search.locationFor(query));
                UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
            }
        });
        return field;
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
