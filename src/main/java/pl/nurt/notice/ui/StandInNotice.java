package pl.nurt.notice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import java.util.Optional;
import pl.nurt.notice.outgoing.Providers;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;

/** Says on a page that what leaves it goes to the stand-ins of the demo, and where these show it. */
@org.springframework.stereotype.Component
public class StandInNotice {
    private final Providers providers;

    public StandInNotice(Providers providers) {
        this.providers = providers;
    }

    /** Nothing on a portal with real providers. */
    public Optional<Component> create() {
        return providers.standIns().map(address -> {
            var link = new Anchor(address.toString(), "", AnchorTarget.BLANK);
            link.setText(link.getTranslation("notice.standIn.see"));
            return new Notice(
                            State.INFO,
                            link.getTranslation("notice.standIn"),
                            link.getTranslation("notice.standIn.text"))
                    .actions(link);
        });
    }
}
