package pl.nurt.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.MergedCustomerException;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.search.CustomerSearch;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;

/**
 * A new customer, or other data of one. If somebody is faster, both edits are joined and nothing that was typed is lost; when the customer was
 * merged into another, that one is shown.
 */
@Route(CustomerNavigation.CUSTOMERS + "/:customerId/edit")
@RouteAlias(CustomerNavigation.CUSTOMERS + "/new")
@RolesAllowed(Rights.KEEP_CUSTOMERS)
class CustomerFormView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final Customers customers;
    private final CustomerSearch search;
    private final CurrentUser currentUser;
    private @Nullable CustomerId customerId;
    private int version;
    private String title = "";

    CustomerFormView(Customers customers, CustomerSearch search, CurrentUser currentUser) {
        this.customers = customers;
        this.search = search;
        this.currentUser = currentUser;
        addClassName("customer-form-view");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var form = new CustomerForm(search);
        var asked = event.getRouteParameters().get("customerId");
        if (asked.isPresent()) {
            var id = CustomerNavigation.key(asked.get()).map(CustomerId::new).orElseThrow(NotFoundException::new);
            var survivor = customers.card(id).mergedInto();
            if (survivor != null) {
                event.forwardTo(CustomerNavigation.customer(survivor.customerId()));
                return;
            }
            customerId = id;
            reload(form, id);
        } else {
            customerId = null;
            title = getTranslation("customer.new");
        }
        form.actions(getTranslation("customer.save"), () -> save(form), back());
        form.guardLeaving();
        add(new PageHeading(title), form);
        // Whoever mends something goes to it; an empty field that nobody asks for is not where to begin.
        if (customerId == null) {
            form.focusFirst();
        }
    }

    private com.vaadin.flow.component.Component back() {
        var location = customerId == null ? CustomerNavigation.CUSTOMERS : CustomerNavigation.customer(customerId);
        var back = new PageLink(location, getTranslation("platform.cancel"));
        back.addClassName("button");
        return back;
    }

    private void reload(CustomerForm form, CustomerId id) {
        var card = customers.look(id, currentUser.viewer());
        title = getTranslation("customer.edit.title", card.name());
        version = card.version();
        form.show(card);
        form.reloadedBy(() -> reload(form, id));
    }

    private void save(CustomerForm form) {
        var viewer = currentUser.viewer();
        var id = customerId;
        if (id == null) {
            id = customers.add(form.draft(), viewer);
        } else {
            try {
                customers.change(id, version, form.draft(), viewer);
            } catch (MergedCustomerException merged) {
                Toast.show(getTranslation("customer.problem.merged"));
                id = merged.survivor();
            }
        }
        UI.getCurrent().navigate(CustomerNavigation.customer(id));
    }
}
