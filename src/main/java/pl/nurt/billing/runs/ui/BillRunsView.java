package pl.nurt.billing.runs.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import pl.nurt.billing.runs.BillRun;
import pl.nurt.billing.runs.BillRunChanged;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;

/** All bill runs, the latest period first, and the way to a new one. */
@Route(BillRunsView.PATH)
@Menu(title = "billing.runs", order = 210, icon = "table")
@RolesAllowed(Rights.SEE_BILLS)
class BillRunsView extends Div implements HasDynamicTitle {
    static final String PATH = "office/billing/runs";

    private static final int MOST = 60;
    private static final int MONTHS_BACK = 13;

    private final BillRuns runs;
    private final Viewer viewer;
    private final RunTexts texts;
    private final Select<BillingPeriod> period = new Select<>();
    private final Div said = new Div();
    private final Div place = new Div();

    BillRunsView(BillRuns runs, Contracts contracts, CurrentUser user, LiveUpdates live, Clock clock) {
        this.runs = runs;
        viewer = user.viewer();
        texts = new RunTexts(this, getLocale(), contracts.tariffGroups());
        said.addClassName("notice-list");
        place.addClassName("stack");
        add(new PageHeading(getPageTitle()), said);
        if (viewer.may(Right.RUN_BILLS)) {
            add(preparing(BillingPeriod.over(CivilTime.dayOf(clock.instant()), MONTHS_BACK)));
        }
        add(place);
        addClassName("stack");
        show();
        live.whileAttached(this, BillRunChanged.class, event -> true, events -> show());
    }

    static String location(BillRunId run) {
        return PATH + "/" + run.value();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.runs");
    }

    private Card preparing(List<BillingPeriod> periods) {
        period.setLabel(texts.text("period"));
        period.setItems(periods);
        period.setItemLabelGenerator(texts::periodWithCycle);
        period.setValue(periods.getFirst());
        // "wrzesień–październik 2026, co 2 miesiące" is long, and a phone is narrow.
        period.setWidthFull();
        period.setMaxWidth("26rem");
        var prepare = new Button(texts.text("prepare"), pressed -> prepare());
        prepare.addThemeVariants(ButtonVariant.PRIMARY);
        var card = new Card(texts.text("prepare"));
        card.subtitle(texts.text("prepare.text"));
        card.add(period);
        card.actions(prepare);
        return card;
    }

    private void prepare() {
        said.removeAll();
        try {
            var id = runs.prepare(viewer, period.getValue());
            UI.getCurrent().navigate(location(id));
        } catch (RefusedInputException refused) {
            var why = refused.problems().stream()
                    .map(problem -> getTranslation(problem.messageKey()))
                    .collect(Collectors.joining(" "));
            said.add(new Notice(State.WARN, texts.text("refused"), why).announced());
        }
    }

    private void show() {
        var all = runs.newest(MOST);
        place.removeAll();
        if (all.isEmpty()) {
            place.add(new EmptyState(Icons.TABLE, texts.text("none"), texts.text("none.text")));
            return;
        }
        var table = new OfficeTable(
                getPageTitle(),
                OfficeTable.column(texts.text("period")),
                OfficeTable.column(texts.text("column.state")),
                OfficeTable.figures(texts.text("column.invoices")),
                OfficeTable.figures(texts.text("column.gross")),
                OfficeTable.column(texts.text("column.startedBy")));
        all.forEach(run -> row(table, run));
        var card = new Card(texts.text("list"));
        card.add(table);
        place.add(card);
    }

    private void row(OfficeTable table, BillRun run) {
        var by = run.startedBy();
        table.row(
                new PageLink(location(run.id()), texts.periodWithCycle(run.period())),
                texts.state(run.state()),
                new Span(run.isStarted() ? texts.count(run.plannedInvoices()) : "–"),
                new Span(run.isStarted() ? texts.formats().amount(run.plannedGross()) : "–"),
                new Span(by == null ? "–" : by));
    }
}
