package pl.nurt.shell.ui;

import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.KitControls;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.frame.StartPanel;
import pl.nurt.platform.ui.text.Formats;

/**
 * The resident's first page: what the rooms have to say, as cards in their order.
 *
 * <p>The cards' rooms are not named here; the controls they may use are.
 */
@Uses(KitControls.class)
@Route(StartView.PATH)
@Menu(title = "shell.start", order = 0, icon = "home")
@RolesAllowed("RESIDENT")
class StartView extends Div implements HasDynamicTitle {
    static final String PATH = "start";

    StartView(List<StartPanel> panels, Clock clock) {
        var now = clock.instant();
        add(new PageHeading(getTranslation(Greeting.at(now)))
                .overline(Formats.of(getLocale()).weekday(CivilTime.dayOf(now))));
        if (panels.isEmpty()) {
            add(new EmptyState(
                    Icons.DROP, getTranslation("shell.start.empty"), getTranslation("shell.start.empty.text")));
            return;
        }
        var cards = new Div();
        cards.addClassName("cards");
        panels.stream().sorted(Comparator.comparingInt(StartPanel::order)).forEach(panel -> {
            var card = panel.create();
            if (panel.wide()) {
                card.addClassName("wide");
            }
            cards.add(card);
        });
        add(cards);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.start");
    }
}
