package pl.nurt.notice.ui;

import com.vaadin.flow.component.html.Div;
import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.notice.push.PushDevices;

/** How the signed-in person is told: devices, channels by topic, quiet hours, consent. */
@Component
class ReachCards {
    private final PushDevices devices;
    private final CurrentUser currentUser;

    ReachCards(PushDevices devices, CurrentUser currentUser) {
        this.devices = devices;
        this.currentUser = currentUser;
    }

    /** New cards for the signed-in person. */
    Div create() {
        return new Div(new PushCard(devices, currentUser.viewer()));
    }
}
