package pl.nurt.billing.invoices.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.billing.invoices.Invoices;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ui.CustomerPanel;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.platform.live.LiveUpdates;

/** What a customer was billed, on the customer's page; for whoever may see bills. */
@Component
class CustomerInvoices implements CustomerPanel {
    private final Invoices invoices;
    private final CurrentUser user;
    private final LiveUpdates live;

    CustomerInvoices(Invoices invoices, CurrentUser user, LiveUpdates live) {
        this.invoices = invoices;
        this.user = user;
        this.live = live;
    }

    @Override
    public List<Part> of(CustomerId customer) {
        return user.viewer().may(Right.SEE_BILLS)
                ? List.of(new Part(Area.MIDDLE, 300, new CustomerInvoicesCard(invoices, customer, live)))
                : List.of();
    }
}
