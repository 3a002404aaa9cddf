package pl.nurt.customer.ui.place;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.supply.ServicePoints;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.frame.PageLink;

/** A new place, or other data of one. */
@Route(CustomerNavigation.PLACES + "/:placeId/edit")
@RouteAlias(CustomerNavigation.PLACES + "/new")
@RolesAllowed(Rights.KEEP_CUSTOMERS)
public class PlaceFormView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final ServicePoints points;
    private final CurrentUser currentUser;
    private @Nullable ServicePointId placeId;
    private int version;
    private String title = "";

    public PlaceFormView(ServicePoints points, CurrentUser currentUser) {
        this.points = points;
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
        var form = new PlaceForm();
        var asked = event.getRouteParameters().get("placeId");
        title = getTranslation("customer.place.new");
        placeId = null;
        if (asked.isPresent()) {
            reload(
                    form,
                    CustomerNavigation.key(asked.get()).map(ServicePointId::new).orElseThrow(NotFoundException::new));
        }
        var back = new PageLink(
                placeId == null ? CustomerNavigation.CUSTOMERS : CustomerNavigation.place(placeId),
                getTranslation("platform.cancel"));
        back.addClassName("button");
        form.actions(getTranslation("customer.save"), () -> save(form), back);
        form.guardLeaving();
        add(new PageHeading(title), form);
        if (placeId == null) {
            form.focusFirst();
        }
    }

    private void reload(PlaceForm form, ServicePointId id) {
        var card = points.card(id);
        placeId = id;
        version = card.version();
        title = getTranslation("customer.edit.title", card.place().fullAddress());
        form.show(card);
        form.reloadedBy(() -> reload(form, id));
    }

    private void save(PlaceForm form) {
        var viewer = currentUser.viewer();
        var id = placeId;
        if (id == null) {
            id = points.add(form.draft(), viewer);
        } else {
            points.change(id, version, form.draft(), viewer);
        }
        UI.getCurrent().navigate(CustomerNavigation.place(id));
    }
}
