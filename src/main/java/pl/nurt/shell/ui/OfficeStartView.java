package pl.nurt.shell.ui;

import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pl.nurt.identity.Rights;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KitControls;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.desk.DeskPanel;
import pl.nurt.platform.ui.desk.DeskTasks;
import pl.nurt.platform.ui.text.Formats;

/** What the office's day begins with: what waits, as numbers that lead to the rows, and the cards of the rooms. */
@Uses(KitControls.class)
@Route(OfficeStartView.PATH)
@Menu(title = "shell.office.start", order = 0, icon = "home")
@RolesAllowed(Rights.STAFF)
class OfficeStartView extends Div implements HasDynamicTitle {
    static final String PATH = "office";

    OfficeStartView(List<DeskTasks> tasks, List<DeskPanel> panels, Clock clock) {
        var now = clock.instant();
        var cards = new Div(waiting(tasks));
        cards.addClassNames("cards", "desk-cards");
        panels.stream()
                .sorted(Comparator.comparingInt(DeskPanel::order))
                .map(DeskPanel::create)
                .flatMap(Optional::stream)
                .forEach(cards::add);
        add(
                new PageHeading(getTranslation(Greeting.at(now)))
                        .overline(Formats.of(getLocale()).weekday(CivilTime.dayOf(now))),
                cards);
    }

    private Card waiting(List<DeskTasks> tasks) {
        var list = new UnorderedList();
        list.addClassName("desk-tasks");
        tasks.stream()
                .sorted(Comparator.comparingInt(DeskTasks::order))
                .flatMap(room -> room.create().stream())
                .forEach(task -> list.add(new ListItem(task)));
        var card = new Card(getTranslation("shell.office.waiting"));
        card.aside(new LiveBadge());
        card.add(list);
        return card;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.office.start");
    }
}
