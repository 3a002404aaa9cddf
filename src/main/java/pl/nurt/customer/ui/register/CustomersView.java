package pl.nurt.customer.ui.register;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.people.CustomerFilter;
import pl.nurt.customer.people.CustomerRow;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.customer.ui.register.CustomerList.Question;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.list.ListPage;
import pl.nurt.platform.ui.search.SearchedRows;
import pl.nurt.platform.ui.text.PhoneText;

/** All customers in Polish order: searched as one types, asked the usual questions, one of them looked at closer beside the list. */
@Route(CustomerNavigation.CUSTOMERS)
@Menu(title = "customer.list", order = 105, icon = "user")
@RolesAllowed(Rights.STAFF)
public class CustomersView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private static final String NOTHING = "–";

    private final boolean mayAdd;
    private final FilterBar filters = new FilterBar();
    private final SearchedRows shown;
    private final ListPage<CustomerRow, CustomerId> page;

    public CustomersView(Customers customers, Contracts contracts, CurrentUser currentUser, LiveUpdates live) {
        shown = new SearchedRows(this, customers::seen);
        mayAdd = currentUser.viewer().may(Right.KEEP_CUSTOMERS);
        var search = filters.search(
                "q",
                getTranslation("customer.list.search"),
                getTranslation("customer.list.search.hint"),
                CustomerFilter.MAX_TEXT);
        var question = filters.chips(
                "show",
                getTranslation("customer.list.which"),
                Question.all(),
                one -> one.map(asked -> getTranslation("customer.question." + asked))
                        .orElseGet(() -> getTranslation("customer.list.everybody")));
        var grid = new KeyedGrid<>(getPageTitle(), new CustomerList(customers, search, question, shown));
        addColumns(grid);
        grid.counted(found -> getTranslation("customer.list.count", found))
                .empty(this::nothingFound)
                .follow(live, CustomerChanged.class, CustomerChanged::customers);
        page = new ListPage<>(
                CustomerNavigation.CUSTOMERS,
                heading(),
                filters,
                grid,
                ListPage.Detail.ofNumber("customer", CustomerId::value, CustomerId::new, one -> {
                    shown.chosen();
                    return new CustomerPreview(customers.look(one, currentUser.viewer()), contracts, this::close);
                }));
        add(page);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("customer.list");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        page.enter(event.getLocation());
    }

    private void close() {
        page.close();
    }

    private PageHeading heading() {
        var heading = new PageHeading(getPageTitle());
        if (!mayAdd) {
            return heading;
        }
        var add = new Button(
                getTranslation("customer.new"),
                pressed -> getUI().ifPresent(ui -> ui.navigate(CustomerNavigation.newCustomer())));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return heading.actions(add);
    }

    private void addColumns(KeyedGrid<CustomerRow, CustomerId> grid) {
        grid.column(
                        "name",
                        header("name"),
                        LitRenderer.<CustomerRow>of("""
                        <span class="customer-cell"><a href=${item.href} router-link><b>${item.name}</b></a></span>""")
                                .withProperty("href", row -> CustomerNavigation.customer(row.customerId()))
                                .withProperty("name", CustomerRow::name))
                .width(200)
                .grow(3);
        grid.column("number", header("number"), CustomerRow::number)
                .width(110)
                .grow(0)
                .from(760);
        grid.column("kind", header("kind"), this::kind).width(180).grow(1).from(900);
        grid.column("place", header("place"), this::place).width(200).grow(2);
        grid.column("phone", header("phone"), CustomersView::phone)
                .width(140)
                .grow(0)
                .from(680);
        grid.compact(
                header("name"),
                LitRenderer.<CustomerRow>of("""
                <div class="compact-row"><b>${item.name}</b><span>${item.kind}</span>
                <span>${item.place}</span><span class="muted">${item.number} · ${item.phone}</span></div>""")
                        .withProperty("name", CustomerRow::name)
                        .withProperty("kind", this::kind)
                        .withProperty("place", this::place)
                        .withProperty("number", CustomerRow::number)
                        .withProperty("phone", CustomersView::phone));
    }

    private String header(String name) {
        return getTranslation("customer.column." + name);
    }

    private static String phone(CustomerRow row) {
        return row.phone() == null ? NOTHING : PhoneText.of(row.phone());
    }

    private String kind(CustomerRow row) {
        return getTranslation("customer.kind." + row.kind());
    }

    private String place(CustomerRow row) {
        var places = places(row);
        return row.endedContract() == null
                ? places
                : getTranslation("customer.list.endedContract", places, row.endedContract());
    }

    private String places(CustomerRow row) {
        if (row.firstPlace() == null) {
            return getTranslation("customer.list.noPlace");
        }
        return row.places() == 1
                ? row.firstPlace()
                : getTranslation("customer.list.morePlaces", row.firstPlace(), row.places() - 1);
    }

    private EmptyState nothingFound() {
        if (!filters.isAsked()) {
            return new EmptyState(
                    Icons.USER, getTranslation("customer.list.none"), getTranslation("customer.list.none.text"));
        }
        return new EmptyState(
                Icons.SEARCH,
                getTranslation("customer.list.notFound"),
                getTranslation("customer.list.notFound.text"),
                new Button(getTranslation("customer.list.showAll"), pressed -> filters.clear()));
    }
}
