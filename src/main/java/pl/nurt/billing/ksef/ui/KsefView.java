package pl.nurt.billing.ksef.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.KsefChanged;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.KsefSubmission;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.Moments;

/** Invoices on their way through KSeF, what waits for a person with its cause, and the way to send it again. */
@Route(KsefView.PATH)
@Menu(title = "billing.ksef", order = 220, icon = "table")
@RolesAllowed(Rights.SEE_BILLS)
class KsefView extends Div implements HasDynamicTitle {
    static final String PATH = "office/billing/ksef";

    private static final int PAGE = 50;

    private final Ksef ksef;
    private final Viewer viewer;
    private final Clock clock;
    private final Moments moments;
    private final Select<KsefState> which = new Select<>();
    private final Div said = new Div();
    private final Div news = new Div();
    private final Div place = new Div();
    private final List<KsefSubmission> shown = new ArrayList<>();
    private Map<KsefState, Integer> counts;

    KsefView(Ksef ksef, KsefSettings settings, CurrentUser user, LiveUpdates live, Clock clock) {
        this.ksef = ksef;
        viewer = user.viewer();
        this.clock = clock;
        moments = new Moments(this, getLocale(), clock);
        counts = ksef.counts();
        addClassName("stack");
        said.addClassName("notice-list");
        news.addClassName("notice-list");
        place.addClassName("stack");
        add(new PageHeading(getPageTitle()));
        if (settings.standIn()) {
            add(new Notice(State.INFO, text("standIn"), text("standIn.text")));
        } else if (!settings.isSetUp()) {
            add(new Notice(State.WARN, text("notSetUp"), text("notSetUp.text")));
        }
        add(said, news, choice(), place);
        load(null);
        live.whileAttached(this, KsefChanged.class, event -> true, events -> tellOfNews());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.ksef");
    }

    private String text(String key, Object... arguments) {
        return getTranslation("billing.ksef." + key, arguments);
    }

    private Select<KsefState> choice() {
        which.setLabel(text("which"));
        which.setItems(KsefState.values());
        which.setEmptySelectionAllowed(true);
        which.setEmptySelectionCaption(text("all"));
        which.setItemLabelGenerator(this::label);
        which.addValueChangeListener(chosen -> again());
        return which;
    }

    /** With how many there are; the empty choice asks too. */
    private String label(@Nullable KsefState state) {
        return state == null ? text("all") : text("state." + state) + ": " + count(counts.getOrDefault(state, 0));
    }

    private String count(int count) {
        var number = moments.formats().count(count);
        return count < Ksef.MOST_COUNTED ? number : text("countMore", number);
    }

    /** The rows stay under whoever reads them until they ask for the new ones. */
    private void tellOfNews() {
        if (news.getChildren().findAny().isEmpty()) {
            news.add(new Notice(State.INFO, text("news"), text("news.text"))
                    .actions(new Button(text("news.show"), pressed -> again())));
        }
    }

    private void again() {
        news.removeAll();
        counts = ksef.counts();
        shown.clear();
        load(null);
    }

    private void load(@Nullable KsefSubmission after) {
        var more = ksef.page(which.getValue(), after, PAGE);
        shown.addAll(more);
        place.removeAll();
        if (shown.isEmpty()) {
            place.add(new EmptyState(Icons.TABLE, text("none"), text("none.text")));
            return;
        }
        var table = new OfficeTable(
                getPageTitle(),
                OfficeTable.column(text("column.invoice")),
                OfficeTable.column(text("column.buyer")),
                OfficeTable.column(text("column.state")),
                OfficeTable.column(text("column.said")),
                OfficeTable.column(text("column.sendBy")),
                OfficeTable.column(text("column.number")),
                OfficeTable.column(text("column.changed")),
                OfficeTable.column(text("column.deed")));
        shown.forEach(one -> row(table, one));
        var card = new Card(text("list"));
        card.add(table);
        if (more.size() == PAGE) {
            card.actions(new Button(text("more"), pressed -> load(shown.getLast())));
        }
        place.add(card);
    }

    private void row(OfficeTable table, KsefSubmission one) {
        var number = one.ksefNumber();
        table.row(
                new Span(one.number()),
                new Span(one.buyer()),
                badge(one.state()),
                new Span(cause(one)),
                term(one),
                new Span(number == null ? "–" : number),
                new Span(moments.brief(one.changedAt())),
                deed(one));
    }

    private Badge badge(KsefState state) {
        return new Badge(
                switch (state) {
                    case CONFIRMED, ACCEPTED -> State.GOOD;
                    case WITHHELD, REJECTED, CONFLICT -> State.BAD;
                    case SENDING, COMPARING -> State.WARN;
                    case QUEUED, OUTSIDE -> State.INFO;
                },
                text("state." + state));
    }

    /** Until when it must be sent; marked when that is near or past. */
    private Component term(KsefSubmission one) {
        var term = one.sendBy().orElse(null);
        if (term == null) {
            return new Span("–");
        }
        var today = CivilTime.dayOf(clock.instant());
        var day = moments.formats().day(term);
        if (!one.isUrgent(today)) {
            return new Span(day);
        }
        return today.isAfter(term)
                ? new Badge(State.BAD, text("sendBy.past", day))
                : new Badge(State.WARN, text("sendBy.near", day));
    }

    /** Our own words where we found it, else those of KSeF as they came. */
    private String cause(KsefSubmission one) {
        var problem = one.problem();
        var detail = one.said();
        if (problem == null) {
            return detail == null ? "–" : detail.equals(KsefSubmission.NOT_ALLOWED) ? text("notAllowed") : detail;
        }
        return detail == null ? text("problem." + problem) : text("problem." + problem) + " (" + detail + ")";
    }

    private Component deed(KsefSubmission one) {
        if (!one.state().waitsForAPerson() || !viewer.may(Right.RUN_BILLS)) {
            return new Span("–");
        }
        var asks = one.state() == KsefState.CONFLICT;
        var button = new Button(text(asks ? "ask" : "again"), pressed -> sendAgain(one));
        button.setAriaLabel(text(asks ? "ask.which" : "again.which", one.number()));
        return button;
    }

    private void sendAgain(KsefSubmission one) {
        said.removeAll();
        try {
            ksef.again(viewer, one.invoice());
            var asks = one.state() == KsefState.CONFLICT;
            said.add(new Notice(
                            State.GOOD,
                            text(asks ? "ask.done" : "again.done"),
                            text(asks ? "ask.done.text" : "again.done.text", one.number()))
                    .announced());
        } catch (StaleEditException stale) {
            said.add(new Notice(State.WARN, text("stale"), text("stale.text")).announced());
        }
        again();
    }
}
