package pl.nurt.customer.ui.access;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.access.AccessCodes;
import pl.nurt.customer.access.AccessLetters;
import pl.nurt.customer.access.AccountLinks;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.ui.CustomerPanel;
import pl.nurt.identity.CurrentUser;
import pl.nurt.platform.live.LiveUpdates;

/** Brings the accounts of a customer to the customer's page; a merged one has none. */
@Component
class AccessPanel implements CustomerPanel {
    private final Counter counter;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    /** What the card and its dialogs ask and tell. */
    record Counter(AccessCodes codes, AccessLetters letters, AccountLinks links, Customers customers) {}

    AccessPanel(
            AccessCodes codes,
            AccessLetters letters,
            AccountLinks links,
            Customers customers,
            CurrentUser currentUser,
            LiveUpdates live) {
        this.counter = new Counter(codes, letters, links, customers);
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public List<Part> of(CustomerId customer) {
        return counter.customers().card(customer).mergedInto() != null
                ? List.of()
                : List.of(new Part(Area.SIDE, 150, new AccessCard(counter, customer, currentUser.viewer(), live)));
    }
}
