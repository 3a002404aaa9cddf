package pl.nurt.metering.quarantine.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import pl.nurt.identity.CurrentUser;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.quarantine.QuarantineChanged;
import pl.nurt.metering.quarantine.QuarantineFilter;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.frame.OfficeMenuCount;

/** How many readings wait for a decision, beside the menu's entry. */
@org.springframework.stereotype.Component
class QuarantineCount implements OfficeMenuCount {
    private final Quarantine quarantine;
    private final CurrentUser currentUser;
    private final LiveUpdates live;

    QuarantineCount(Quarantine quarantine, CurrentUser currentUser, LiveUpdates live) {
        this.quarantine = quarantine;
        this.currentUser = currentUser;
        this.live = live;
    }

    @Override
    public String path() {
        return MeteringNavigation.QUARANTINE;
    }

    @Override
    public Component create() {
        var count = new Span();
        show(count);
        live.whileAttached(count, QuarantineChanged.class, event -> true, events -> show(count));
        return count;
    }

    private void show(Span count) {
        int open = quarantine.count(QuarantineFilter.OPEN, currentUser.viewer());
        count.setText(open == 0 ? "" : "" + open);
    }
}
