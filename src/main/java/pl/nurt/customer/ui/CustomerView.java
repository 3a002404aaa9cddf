package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.ui.CustomerPanel.Part;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Keys;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Formats;

/** One customer, for whoever answers the telephone: why they call, what they owe and use, their places, contracts, contacts and talks. */
@Route(CustomerNavigation.CUSTOMERS + "/:customerId")
@RolesAllowed(Rights.STAFF)
class CustomerView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final Desk desk;
    private final List<CustomerPanel> panels;
    private final Viewer viewer;
    private final Div head = new Div();
    private volatile CustomerId shown = new CustomerId(-1);
    private String title = "";
    private @Nullable OwnCards cards;
    private @Nullable Belongings belongings;
    private PageAreas areas = new PageAreas(List.of());

    CustomerView(Desk desk, List<CustomerPanel> panels, CurrentUser currentUser, LiveUpdates live) {
        this.desk = desk;
        this.panels = panels;
        viewer = currentUser.viewer();
        addClassName("customer-view");
        Keys.page(this);
        live.whileAttached(
                this, CustomerChanged.class, event -> event.customers().contains(shown), events -> refresh());
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("customerId")
                .flatMap(CustomerNavigation::key)
                .map(CustomerId::new)
                .orElseThrow(NotFoundException::new);
        var card = desk.customers().look(id, viewer);
        shown = id;
        var own = new OwnCards(desk, card, viewer);
        cards = own;
        areas = new PageAreas(own.parts());
        belongings = Belongings.of(card, desk);
        removeAll();
        show(card);
        add(head);
        areas.rows().forEach(this::add);
        areas.bring(brought());
    }

    private List<Part> brought() {
        return panels.stream().flatMap(panel -> panel.of(shown).stream()).toList();
    }

    private void refresh() {
        var card = desk.customers().card(shown);
        show(card);
        var own = cards;
        if (own != null) {
            own.reload(card);
        }
        var now = Belongings.of(card, desk);
        if (!now.equals(belongings)) {
            belongings = now;
            areas.bring(brought());
        }
    }

    /** What decides which parts other rooms bring, and of which things they speak. */
    private record Belongings(@Nullable CustomerRef mergedInto, List<CustomerRef> merged, List<Contract> contracts) {
        static Belongings of(CustomerCard card, Desk desk) {
            return new Belongings(
                    card.mergedInto(), card.merged(), desk.contracts().ofCustomer(card.customerId()));
        }
    }

    private void show(CustomerCard card) {
        title = card.name();
        head.removeAll();
        head.add(crumb(), heading(card));
        Optional.ofNullable(card.mergedInto()).ifPresent(survivor -> {
            var notice = new Notice(
                    State.WARN,
                    getTranslation("customer.merged", survivor.name(), survivor.number()),
                    getTranslation("customer.merged.text"));
            var open = new PageLink(
                    CustomerNavigation.customer(survivor.customerId()), getTranslation("customer.merged.open"));
            open.addClassName("button");
            if (viewer.may(Right.KEEP_CUSTOMERS)) {
                notice.actions(open, people().undoMerge(card, this));
            } else {
                notice.actions(open);
            }
            head.add(notice);
        });
    }

    private Component crumb() {
        var crumb = new Div(new PageLink(CustomerNavigation.CUSTOMERS, getTranslation("customer.list")), new Span("/"));
        crumb.addClassName("crumb");
        return crumb;
    }

    private Component heading(CustomerCard card) {
        var avatar = new Span(Initials.of(card.name()));
        avatar.addClassName("initials");
        avatar.getElement().setAttribute("aria-hidden", "true");
        var about = new Paragraph(facts(card));
        about.addClassNames("muted", "tiny");
        var heading = new Header(avatar, new Div(new H1(card.name()), about));
        heading.addClassNames("page-heading", "customer-heading");
        var buttons = new Div();
        buttons.addClassName("actions");
        if (viewer.may(Right.NOTE_CUSTOMERS) && card.mergedInto() == null) {
            var talk = new Button(getTranslation("customer.talk"), pressed -> startTalk());
            talk.addThemeVariants(ButtonVariant.PRIMARY);
            Keys.letter(talk, 'R');
            buttons.add(talk);
        }
        if (viewer.may(Right.KEEP_CUSTOMERS) && card.mergedInto() == null) {
            buttons.add(menu(card));
        }
        heading.add(buttons);
        return heading;
    }

    private String facts(CustomerCard card) {
        var since = card.since();
        var kind = getTranslation("customer.kind." + card.kind());
        return since == null
                ? getTranslation("customer.facts", card.number(), kind)
                : getTranslation(
                        "customer.factsSince",
                        card.number(),
                        kind,
                        Formats.of(getLocale()).day(since));
    }

    private MenuBar menu(CustomerCard card) {
        var menu = new MenuBar();
        menu.setI18n(new MenuBar.MenuBarI18n().setMoreOptions(getTranslation("platform.menu.more")));
        menu.addItem(
                getTranslation("customer.edit"),
                pressed -> getUI().ifPresent(ui -> ui.navigate(CustomerNavigation.edit(card.customerId()))));
        MenuItem more = menu.addItem(getTranslation("customer.more"));
        var items = more.getSubMenu();
        items.addItem(
                getTranslation("customer.contract.new"),
                pressed -> new ContractDialogs(desk, viewer, this::refresh)
                        .conclude(card, this)
                        .open());
        items.addItem(
                getTranslation("customer.place.new"),
                pressed -> getUI().ifPresent(ui -> ui.navigate(CustomerNavigation.newPlace())));
        items.addItem(
                getTranslation("customer.representative.new"),
                pressed -> people().representative(card, this).open());
        items.addItem(
                getTranslation("customer.merge"),
                pressed -> people().merge(card, this).open());
        return menu;
    }

    private PeopleDialogs people() {
        return new PeopleDialogs(desk, viewer, this::refresh);
    }

    private void startTalk() {
        var own = cards;
        if (own != null) {
            own.startTalk();
        }
    }
}
