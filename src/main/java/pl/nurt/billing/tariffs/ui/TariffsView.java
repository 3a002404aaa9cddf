package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffId;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.billing.tariffs.TariffsChanged;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;

/** Every tariff, the latest first, the days between them that have no price, and the rates that the law sets. */
@Route(TariffsView.PATH)
@Menu(title = "billing.tariffs", order = 405, icon = "document")
@RolesAllowed(Rights.STAFF)
class TariffsView extends Div implements HasDynamicTitle {
    static final String PATH = "office/tariffs";

    private final Tariffs tariffs;
    private final Viewer viewer;
    private final Clock clock;
    private final TariffTexts texts;
    private final Div place = new Div();

    TariffsView(Tariffs tariffs, Contracts contracts, CurrentUser user, LiveUpdates live, Clock clock) {
        this.tariffs = tariffs;
        this.clock = clock;
        viewer = user.viewer();
        texts = new TariffTexts(this, getLocale(), contracts.tariffGroups());
        var heading = new PageHeading(getPageTitle());
        if (viewer.may(Right.KEEP_TARIFFS)) {
            var add = new PageLink(TariffEditView.NEW, texts.text("tariff.new"));
            add.addClassNames("button", "primary");
            heading.actions(add);
        }
        place.addClassName("stack");
        add(heading, place);
        show();
        live.whileAttached(this, TariffsChanged.class, event -> true, events -> show());
    }

    static String location(TariffId tariff) {
        return PATH + "/" + tariff.value();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.tariffs");
    }

    private void show() {
        var all = tariffs.all();
        place.removeAll();
        holes(all);
        if (all.isEmpty()) {
            place.add(new EmptyState(Icons.DOCUMENT, texts.text("tariff.none"), texts.text("tariff.none.text")));
        } else {
            var card = new Card(getPageTitle());
            card.add(table(all));
            place.add(card);
        }
        place.add(new RatesCard(tariffs, viewer, texts, CivilTime.dayOf(clock.instant())));
    }

    private OfficeTable table(List<Tariff> all) {
        var table = new OfficeTable(
                getPageTitle(),
                OfficeTable.column(texts.text("tariff.decision")),
                OfficeTable.column(texts.text("tariff.days")),
                OfficeTable.column(texts.text("tariff.state")),
                OfficeTable.column(texts.text("tariff.origin")));
        var today = CivilTime.dayOf(clock.instant());
        all.forEach(tariff -> table.row(
                new PageLink(location(tariff.id()), tariff.said().decision()),
                new Span(texts.days(tariff.from(), tariff.until())),
                texts.state(tariff, today),
                texts.origin(tariff.said().origin())));
        return table;
    }

    /** Published tariffs follow one another; where they do not, contracts would stand still. */
    private void holes(List<Tariff> all) {
        var published = all.stream().filter(Tariff::isPublished).toList().reversed();
        for (var later = 1; later < published.size(); later++) {
            var end = published.get(later - 1).until();
            var begin = published.get(later).from();
            if (end.isBefore(begin)) {
                place.add(new Notice(
                        State.WARN, texts.text("tariff.hole", texts.days(end, begin)), texts.text("tariff.hole.text")));
            }
        }
    }
}
