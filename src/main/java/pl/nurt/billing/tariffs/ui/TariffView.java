package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.preview.TariffPreviews;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffId;
import pl.nurt.billing.tariffs.TariffOrigin;
import pl.nurt.billing.tariffs.TariffProblem;
import pl.nurt.billing.tariffs.TariffRefusedException;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.billing.tariffs.TariffsChanged;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Actions;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** One tariff: whose decision, which prices, what hinders its publication, and what a month would have cost. */
@Route(TariffsView.PATH + "/:tariffId")
@RolesAllowed(Rights.STAFF)
class TariffView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final Tariffs tariffs;
    private final TariffPreviews previews;
    private final Viewer viewer;
    private final Clock clock;
    private final TariffTexts texts;
    private final PageHeading heading = new PageHeading("");
    private final Div said = new Div();
    private final Div place = new Div();
    private @Nullable Tariff tariff;

    TariffView(
            Tariffs tariffs,
            TariffPreviews previews,
            Contracts contracts,
            CurrentUser user,
            LiveUpdates live,
            Clock clock) {
        this.tariffs = tariffs;
        this.previews = previews;
        this.clock = clock;
        viewer = user.viewer();
        texts = new TariffTexts(this, getLocale(), contracts.tariffGroups());
        var back = new PageLink(TariffsView.PATH, texts.text("tariffs"));
        back.addClassName("back-link");
        said.addClassName("notice-list");
        place.addClassName("stack");
        add(back, heading, said, place);
        live.whileAttached(this, TariffsChanged.class, event -> true, events -> reload());
    }

    @Override
    public String getPageTitle() {
        return tariff == null ? getTranslation("billing.tariffs") : title(tariff);
    }

    private String title(Tariff shown) {
        return texts.text("tariff.title", texts.formats().day(shown.from()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = id(event);
        tariff = tariffs.get(id);
        said.removeAll();
        show();
    }

    static TariffId id(BeforeEnterEvent event) {
        return event.getRouteParameters()
                .get("tariffId")
                .flatMap(InAddress::number)
                .map(TariffId::new)
                .orElseThrow(NotFoundException::new);
    }

    private void reload() {
        var shown = tariff;
        // A draft that somebody threw away is gone; the page stays as it was until one leaves it.
        tariffs.all().stream()
                .filter(one -> shown != null && one.id().equals(shown.id()))
                .findFirst()
                .ifPresent(one -> {
                    tariff = one;
                    show();
                });
    }

    private void show() {
        var shown = tariff;
        if (shown == null) {
            return;
        }
        heading.setTitle(title(shown));
        heading.overline(shown.said().decision());
        place.removeAll();
        if (shown.said().origin() != TariffOrigin.DECISION) {
            place.add(new Notice(
                    State.WARN,
                    texts.text("origin." + shown.said().origin()),
                    texts.text("originText." + shown.said().origin())));
        }
        if (!shown.isPublished()) {
            problems(tariffs.problems(shown.id(), shown.said()));
        }
        place.add(facts(shown), prices(shown));
        if (viewer.may(Right.KEEP_TARIFFS)) {
            place.add(new PreviewCard(previews, texts, shown::said), actions(shown));
        }
    }

    private void problems(List<TariffProblem> problems) {
        if (problems.isEmpty()) {
            place.add(new Notice(State.GOOD, texts.text("tariff.whole"), texts.text("tariff.whole.text")));
            return;
        }
        var list = new UnorderedList();
        problems.forEach(problem -> list.add(new ListItem(texts.problem(problem))));
        place.add(new Notice(State.WARN, texts.text("tariff.notWhole"), "").body(list));
    }

    private Card facts(Tariff shown) {
        var card = new Card(texts.text("tariff.facts"));
        card.aside(texts.state(shown, CivilTime.dayOf(clock.instant())));
        var list = new KeyValueList()
                .row(texts.text("tariff.decision"), shown.said().decision())
                .row(texts.text("tariff.authority"), shown.said().authority())
                .row(texts.text("tariff.origin"), texts.origin(shown.said().origin()))
                .row(
                        texts.text("tariff.days"),
                        texts.days(shown.from(), shown.said().until()))
                .row(
                        texts.text("tariff.split"),
                        texts.text("split." + shown.said().settings().split()))
                .row(
                        texts.text("tariff.decimals"),
                        texts.text("decimals", shown.said().settings().quantityScale()));
        var superseded = shown.supersededFrom();
        if (superseded != null) {
            list.row(texts.text("tariff.superseded"), texts.formats().day(superseded));
        }
        var note = shown.said().note();
        if (note != null) {
            list.row(texts.text("tariff.note"), note);
        }
        card.add(list);
        return card;
    }

    private Card prices(Tariff shown) {
        var card = new Card(texts.text("tariff.prices"));
        card.subtitle(texts.text("tariff.prices.text"));
        card.add(new PriceTable(texts, tariffs, shown.said()));
        return card;
    }

    private Actions actions(Tariff shown) {
        var next = new PageLink(TariffEditView.NEW + "?after=" + shown.id().value(), texts.text("tariff.next"));
        next.addClassName("button");
        if (shown.isPublished()) {
            return new Actions(next, new Span(texts.text("tariff.onlySuperseded")));
        }
        var publish = new Button(texts.text("tariff.publish"), pressed -> askToPublish(shown));
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        var edit = new PageLink(TariffEditView.location(shown.id()), texts.text("tariff.edit"));
        edit.addClassName("button");
        return new Actions(publish, edit, new Button(texts.text("tariff.discard"), pressed -> askToDiscard(shown)));
    }

    private void askToPublish(Tariff shown) {
        var superseded = tariffs.problems(shown.id(), shown.said()).stream()
                .filter(problem -> !problem.isBar())
                .map(texts::problem)
                .toList();
        Dialogs.confirm(
                texts.text("tariff.publish.title", shown.said().decision()),
                (String.join(" ", superseded) + " " + texts.text("tariff.publish.text")).strip(),
                texts.text("tariff.publish"),
                () -> publish(shown, !superseded.isEmpty()));
    }

    private void publish(Tariff shown, boolean superseding) {
        said.removeAll();
        try {
            tariffs.publish(viewer, shown.id(), shown.said().version(), superseding);
            Toast.show(texts.text("tariff.published"));
            reload();
        } catch (TariffRefusedException refused) {
            say(texts.text("tariff.refused"), texts.text("tariff.refused.text"));
        } catch (StaleEditException faster) {
            say(texts.text("tariff.stale"), texts.text("tariff.stale.text"));
            reload();
        }
    }

    private void askToDiscard(Tariff shown) {
        Dialogs.confirm(
                texts.text("tariff.discard.title", shown.said().decision()),
                texts.text("tariff.discard.text"),
                texts.text("tariff.discard"),
                () -> discard(shown));
    }

    private void discard(Tariff shown) {
        said.removeAll();
        try {
            tariffs.discard(viewer, shown.id(), shown.said().version());
            UI.getCurrent().navigate(TariffsView.PATH);
        } catch (StaleEditException faster) {
            say(texts.text("tariff.stale"), texts.text("tariff.stale.text"));
            reload();
        }
    }

    private void say(String title, String text) {
        said.add(new Notice(State.BAD, title, text).announced());
    }
}
