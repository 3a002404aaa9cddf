package pl.nurt.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuEntry;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.SignOut;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;

/** The fifth place of the phone's bar: the rest of the menu, language, look, signing out. */
@Route(MoreView.PATH)
@RolesAllowed("RESIDENT")
class MoreView extends Div implements HasDynamicTitle {
    static final String PATH = "more";

    MoreView(CurrentUser currentUser, SignOut signOut) {
        add(new PageHeading(getPageTitle()));
        var cards = new Div();
        cards.addClassNames("cards", "cards-even");
        var rest = MenuLinks.portal().stream().skip(PortalTabs.PLACES).toList();
        if (!rest.isEmpty()) {
            cards.add(menu(rest));
        }
        var look = new Card(getTranslation("shell.more.look"));
        look.add(PersonalSettings.languageAndLook(this));
        var account = new Card(getTranslation("shell.more.account"));
        currentUser.get().ifPresent(user -> account.subtitle(user.displayName()));
        account.add(PersonalSettings.waysOut(this, signOut));
        var about = new Card(getTranslation("shell.more.about"));
        about.add(new RouterLink(getTranslation("shell.accessibility"), AccessibilityView.class));
        cards.add(look, account, about);
        add(cards);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.settings");
    }

    private Component menu(List<MenuEntry> entries) {
        var list = MenuLinks.list(
                entries,
                entry -> MenuLinks.link(
                        entry,
                        "more-link",
                        Icons.named(String.valueOf(entry.icon()))
                                .orElse(Icons.ARROW)
                                .create(),
                        new Span(getTranslation(entry.title()))));
        list.addClassName("link-list");
        var menu = new Nav(list);
        menu.setAriaLabel(getTranslation("shell.more"));
        var card = new Card(getTranslation("shell.more")).wide();
        card.addClassName("only-on-phone");
        card.add(menu);
        return card;
    }
}
