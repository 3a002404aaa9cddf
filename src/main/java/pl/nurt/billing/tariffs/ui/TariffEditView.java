package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.preview.TariffPreviews;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffId;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** A tariff being written down, with what last month would have cost under it. A new one may go on from another: {@code ?after=17}. */
@Route(TariffEditView.NEW)
@RouteAlias(TariffsView.PATH + "/:tariffId/edit")
@RolesAllowed(Rights.KEEP_TARIFFS)
class TariffEditView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    static final String NEW = TariffsView.PATH + "/new";

    private final Tariffs tariffs;
    private final TariffPreviews previews;
    private final Viewer viewer;
    private final Clock clock;
    private final TariffTexts texts;
    private final PageHeading heading = new PageHeading("");
    private final Div place = new Div();

    TariffEditView(Tariffs tariffs, TariffPreviews previews, Contracts contracts, CurrentUser user, Clock clock) {
        this.tariffs = tariffs;
        this.previews = previews;
        this.clock = clock;
        viewer = user.viewer();
        texts = new TariffTexts(this, getLocale(), contracts.tariffGroups());
        var back = new PageLink(TariffsView.PATH, texts.text("tariffs"));
        back.addClassName("back-link");
        place.addClassName("stack");
        add(back, heading, place);
    }

    static String location(TariffId tariff) {
        return TariffsView.location(tariff) + "/edit";
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.tariff.editing");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().get("tariffId").isEmpty() ? null : TariffView.id(event);
        heading.setTitle(texts.text(id == null ? "tariff.new" : "tariff.editing"));
        var form = new TariffForm(texts, CivilTime.dayOf(clock.instant()));
        if (id == null) {
            event.getLocation()
                    .getQueryParameters()
                    .getSingleParameter("after")
                    .flatMap(InAddress::number)
                    .map(one -> tariffs.get(new TariffId(one)))
                    .ifPresent(before -> form.goOnFrom(before));
        } else {
            form.fill(draft(id).said());
            form.reloadedBy(() -> form.fill(draft(id).said()));
        }
        form.guardLeaving();
        form.actions(texts.text(id == null ? "tariff.add" : "tariff.keep"), () -> keep(id, form));
        place.removeAll();
        place.add(form, new PreviewCard(previews, texts, form::read));
    }

    private Tariff draft(TariffId id) {
        var tariff = tariffs.get(id);
        if (tariff.isPublished()) {
            throw new NotFoundException();
        }
        return tariff;
    }

    private void keep(@Nullable TariffId id, TariffForm form) {
        var kept = id;
        if (kept == null) {
            kept = tariffs.add(viewer, form.read());
        } else {
            tariffs.change(viewer, kept, form.read());
        }
        Toast.show(texts.text("tariff.kept"));
        UI.getCurrent().navigate(TariffsView.location(kept));
    }
}
