package pl.nurt.notice.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
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
    public Area area() {
        return Area.MIDDLE;
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public Optional<Component> create(CustomerId customer) {
        var viewer = currentUser.viewer();
        return viewer.may(Right.SEE_MESSAGES)
                ? Optional.of(new CustomerMessagesCard(sent, viewer, customer, live))
                : Optional.empty();
    }
}
