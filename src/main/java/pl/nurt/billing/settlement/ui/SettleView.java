package pl.nurt.billing.settlement.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import pl.nurt.billing.bills.ui.BillsNavigation;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.settlement.AskedFrom;
import pl.nurt.billing.settlement.MeterNow;
import pl.nurt.billing.settlement.OwnSettlements;
import pl.nurt.billing.settlement.SettledContract;
import pl.nurt.billing.settlement.SettlementAnswer;
import pl.nurt.billing.settlement.SettlementOffer;
import pl.nurt.billing.settlement.SettlementSettings;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** "Rozlicz do dziś": the resident sees what is used so far, and has it billed if he likes. Which contract stands in the address. */
@Route(BillsNavigation.PATH + "/settle")
@RolesAllowed("RESIDENT")
class SettleView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final String CONTRACT = "contract";

    private final OwnSettlements settlements;
    private final SettlementSettings settings;
    private final LiveUpdates live;
    private final Clock clock;
    private final Viewer viewer;

    SettleView(
            OwnSettlements settlements, SettlementSettings settings, CurrentUser user, LiveUpdates live, Clock clock) {
        this.settlements = settlements;
        this.settings = settings;
        this.live = live;
        this.clock = clock;
        viewer = user.viewer();
        addClassName("stack");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.settle");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var back = new PageLink(BillsNavigation.PATH, getTranslation("billing.bills"));
        back.addClassName("back-link");
        var contracts = settlements.contracts(viewer);
        if (contracts.isEmpty()) {
            add(
                    back,
                    new PageHeading(getPageTitle()),
                    new Notice(
                            State.INFO,
                            getTranslation("billing.settle.none"),
                            getTranslation("billing.settle.none.text")));
            return;
        }
        var asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(CONTRACT)
                .flatMap(InAddress::number)
                .map(SupplyContractId::new);
        var chosen = asked.map(id -> contracts.stream()
                        .filter(contract -> contract.id().equals(id))
                        .findFirst()
                        .orElseThrow(NotFoundException::new))
                .orElse(contracts.getFirst());
        add(back, new PageHeading(getPageTitle()).overline(chosen.place().fullAddress()));
        if (contracts.size() > 1) {
            add(choice(contracts, chosen));
        }
        add(new SettleFlow(new Own(chosen), settings.patience(), live, clock));
    }

    private static Select<SettledContract> choice(List<SettledContract> contracts, SettledContract chosen) {
        var choice = new Select<SettledContract>();
        choice.setLabel(UI.getCurrent().getTranslation("billing.settle.place"));
        choice.setItems(contracts);
        choice.setItemLabelGenerator(contract -> contract.place().fullAddress() + ", " + contract.number());
        choice.setValue(chosen);
        choice.addValueChangeListener(changed -> UI.getCurrent()
                .navigate(
                        SettleView.class,
                        QueryParameters.of(
                                CONTRACT, Long.toString(changed.getValue().id().value()))));
        return choice;
    }

    private final class Own implements SettleCounter {
        private final SupplyContractId contract;

        private Own(SettledContract contract) {
            this.contract = contract.id();
        }

        @Override
        public AskedFrom from() {
            return AskedFrom.PORTAL;
        }

        @Override
        public List<MeterNow> meters() {
            return settlements.meters(viewer, contract);
        }

        @Override
        public boolean readNow() {
            return settlements.readNow(viewer, contract);
        }

        @Override
        public boolean isSilent() {
            return settlements.isSilent(viewer, contract);
        }

        @Override
        public SettlementAnswer offer() {
            return settlements.offer(viewer, contract);
        }

        @Override
        public InvoiceId settle(SettlementOffer offer) {
            return settlements.settle(viewer, offer);
        }

        @Override
        public String address(InvoiceId invoice) {
            return BillsNavigation.bill(invoice);
        }

        @Override
        public String back() {
            return BillsNavigation.PATH;
        }
    }
}
