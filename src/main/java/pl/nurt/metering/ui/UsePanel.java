package pl.nurt.metering.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import pl.nurt.identity.CurrentUser;
import pl.nurt.metering.Consumption;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.StartPanel;

/** The chart of the first meter's use on the start page. */
@org.springframework.stereotype.Component
class UsePanel implements StartPanel {
    private final Consumption consumption;
    private final CurrentUser user;
    private final LiveUpdates live;
    private final Clock clock;

    UsePanel(Consumption consumption, CurrentUser user, LiveUpdates live, Clock clock) {
        this.consumption = consumption;
        this.user = user;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public Component create() {
        return new UseCard(consumption, user.viewer(), live, clock);
    }
}
