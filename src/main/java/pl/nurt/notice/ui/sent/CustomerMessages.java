package pl.nurt.notice.ui.sent;

import java.util.List;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ui.CustomerPanel;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.notice.outgoing.SentMessages;
import pl.nurt.platform.live.LiveUpdates;

/** What was told to a customer, on the customer's page. */
@org.springframework.stereotype.Component
class CustomerMessages implements CustomerPanel {
    private final SentMessages sent;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    CustomerMessages(SentMessages sent, CurrentUser currentUser, LiveUpdates live) {
        this.sent = sent;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public List<Part> of(CustomerId customer) {
        var viewer = currentUser.viewer();
        return viewer.may(Right.SEE_MESSAGES)
                ? List.of(new Part(Area.MIDDLE, 600, new CustomerMessagesCard(sent, viewer, customer, live)))
                : List.of();
    }
}
