package pl.nurt.billing.settlement.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.billing.settlement.OfficeSettlements;
import pl.nurt.billing.settlement.SettledContract;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ui.CustomerPanel;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.frame.PageLink;

/** From a customer's page to the bill of each contract, for whoever may issue bills. */
@Component
class CustomerSettlements implements CustomerPanel {
    private final OfficeSettlements settlements;
    private final CurrentUser user;

    CustomerSettlements(OfficeSettlements settlements, CurrentUser user) {
        this.settlements = settlements;
        this.user = user;
    }

    @Override
    public List<Part> of(CustomerId customer) {
        if (!user.viewer().may(Right.RUN_BILLS)) {
            return List.of();
        }
        var contracts = settlements.contracts(customer);
        return contracts.isEmpty() ? List.of() : List.of(new Part(Area.SIDE, 350, new Ways(contracts)));
    }

    private static final class Ways extends Card {
        private Ways(List<SettledContract> contracts) {
            super("");
            setHeading(getTranslation("billing.settle.ways"));
            var list = new UnorderedList();
            list.addClassName("settle-next");
            contracts.forEach(contract -> list.add(new ListItem(new PageLink(
                    OfficeSettleView.address(contract.id()),
                    getTranslation(
                            contract.validTo() == null ? "billing.settle.way" : "billing.settle.way.ended",
                            contract.number(),
                            contract.place().shortAddress())))));
            add(list);
        }
    }
}
