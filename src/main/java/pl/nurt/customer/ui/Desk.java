package pl.nurt.customer.ui;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.customer.consents.Consents;
import pl.nurt.customer.importing.OpeningBalances;
import pl.nurt.customer.merging.Merges;
import pl.nurt.customer.notes.Notes;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.search.CustomerSearch;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.supply.ServicePoints;
import pl.nurt.customer.ui.place.PlacePanel;
import pl.nurt.identity.audit.Audit;
import pl.nurt.platform.drafts.Drafts;

/** What the cards and dialogs of a customer's page ask and tell. */
@Component
public record Desk(
        Customers customers,
        Contracts contracts,
        ServicePoints points,
        Notes notes,
        Consents consents,
        Merges merges,
        OpeningBalances balances,
        CustomerSearch search,
        Audit audit,
        Drafts drafts,
        List<PlacePanel> placePanels,
        Clock clock) {}
