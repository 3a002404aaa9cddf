package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.billing.bills.BillsOverview;
import pl.nurt.billing.bills.OwnBills;
import pl.nurt.billing.documents.InvoiceDocumentMade;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.frame.StartPanel;

/** The start page says first what is to be paid and until when. */
@Component
class OwedPanel implements StartPanel {
    private final OwnBills bills;
    private final CurrentUser user;
    private final LiveUpdates live;
    private final Clock clock;

    OwedPanel(OwnBills bills, CurrentUser user, LiveUpdates live, Clock clock) {
        this.bills = bills;
        this.user = user;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public com.vaadin.flow.component.Component create() {
        var viewer = user.viewer();
        var place = new Div();
        var customers = bills.customers(viewer);
        var shown = new AtomicReference<@Nullable BillsOverview>();
        show(place, viewer, shown);
        live.whileAttached(
                place,
                InvoiceDocumentMade.class,
                event -> customers.contains(event.customer()),
                events -> show(place, viewer, shown));
        return place;
    }

    /** What says the same stays as it is, under whoever reads it. */
    private void show(Div place, Viewer viewer, AtomicReference<@Nullable BillsOverview> shown) {
        var overview = bills.overview(viewer);
        if (!overview.equals(shown.getAndSet(overview))) {
            place.removeAll();
            place.add(new OwedCard(overview, clock, true));
        }
    }
}
