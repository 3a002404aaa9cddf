package pl.nurt.billing.settlement.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.settlement.AskedFrom;
import pl.nurt.billing.settlement.MeterNow;
import pl.nurt.billing.settlement.OfficeSettlements;
import pl.nurt.billing.settlement.SettledContract;
import pl.nurt.billing.settlement.SettlementAnswer;
import pl.nurt.billing.settlement.SettlementOffer;
import pl.nurt.billing.settlement.SettlementSettings;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** A contract is settled by the office: up to now, or up to its end. */
@Route(OfficeSettleView.PATH + "/:" + OfficeSettleView.CONTRACT)
@RolesAllowed(Rights.RUN_BILLS)
class OfficeSettleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String PATH = "office/billing/settle";
    static final String CONTRACT = "contractId";

    private final OfficeSettlements settlements;
    private final SettlementSettings settings;
    private final LiveUpdates live;
    private final Clock clock;
    private final Viewer viewer;
    private @Nullable SettledContract shown;

    OfficeSettleView(
            OfficeSettlements settlements,
            SettlementSettings settings,
            CurrentUser user,
            LiveUpdates live,
            Clock clock) {
        this.settlements = settlements;
        this.settings = settings;
        this.live = live;
        this.clock = clock;
        viewer = user.viewer();
        addClassName("stack");
    }

    static String address(SupplyContractId contract) {
        return PATH + "/" + contract.value();
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? getTranslation("billing.settle")
                : getTranslation("billing.settle.office", shown.number());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get(CONTRACT)
                .flatMap(InAddress::number)
                .map(SupplyContractId::new)
                .orElseThrow(NotFoundException::new);
        var contract = settlements.open(id);
        shown = contract;
        removeAll();
        var customer = CustomerNavigation.customer(contract.customer().customerId());
        var back = new PageLink(customer, contract.customer().name());
        back.addClassName("back-link");
        add(
                back,
                new PageHeading(getPageTitle()).overline(contract.place().fullAddress()),
                new SettleFlow(new Counter(id, customer), settings.patience(), live, clock));
    }

    private final class Counter implements SettleCounter {
        private final SupplyContractId contract;
        private final String customer;

        private Counter(SupplyContractId contract, String customer) {
            this.contract = contract;
            this.customer = customer;
        }

        @Override
        public AskedFrom from() {
            return AskedFrom.OFFICE;
        }

        @Override
        public List<MeterNow> meters() {
            return settlements.meters(contract);
        }

        @Override
        public boolean readNow() {
            return settlements.readNow(viewer, contract);
        }

        @Override
        public boolean isSilent() {
            return settlements.isSilent(contract);
        }

        @Override
        public SettlementAnswer offer() {
            return settlements.offer(contract);
        }

        @Override
        public InvoiceId settle(SettlementOffer offer) {
            return settlements.settle(viewer, offer);
        }

        @Override
        public String address(InvoiceId invoice) {
            return "office/billing/invoices/" + invoice.value();
        }

        @Override
        public String back() {
            return customer;
        }
    }
}
