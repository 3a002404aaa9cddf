package pl.nurt.billing.invoices.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.InvoiceFilter;
import pl.nurt.billing.invoices.InvoiceFilter.Reach;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceRow;
import pl.nurt.billing.invoices.InvoiceSeen;
import pl.nurt.billing.invoices.Invoices;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.list.ListPage;
import pl.nurt.platform.ui.search.SearchedRows;

/** All invoices, the newest first; beside the list one of them, with when the customer opened it. */
@Route(InvoicesView.PATH)
@Menu(title = "billing.invoices", order = 205, icon = "document")
@RolesAllowed(Rights.SEE_BILLS)
class InvoicesView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = "office/billing/invoices";

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private final Invoices invoices;
    private final StoredFiles files;
    private final Viewer viewer;
    private final LineWords words;
    private final FilterBar filters = new FilterBar();
    private final SearchedRows shown;
    private final InvoiceList list;
    private final KeyedGrid<InvoiceRow, InvoiceId> grid;
    private final ListPage<InvoiceRow, InvoiceId> page;

    InvoicesView(Invoices invoices, StoredFiles files, CurrentUser user, LiveUpdates live, Clock clock) {
        this.invoices = invoices;
        this.files = files;
        viewer = user.viewer();
        words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        shown = new SearchedRows(this, (text, customers) -> invoices.seen(viewer, text, customers));
        var search = filters.search(
                "q",
                getTranslation("billing.invoices.search"),
                getTranslation("billing.invoices.search.hint"),
                InvoiceFilter.LONGEST);
        var issued = filters.period("issued", FIRST, CivilTime.dayOf(clock.instant()));
        var reach = filters.chips(
                "reach",
                getTranslation("billing.invoices.reach"),
                List.of(Optional.empty(), Optional.of(Reach.NEVER_OPENED), Optional.of(Reach.OPENED)),
                one -> one.map(asked -> getTranslation("billing.invoices.reach." + asked))
                        .orElseGet(() -> getTranslation("billing.invoices.all")));
        list = new InvoiceList(invoices, viewer, search, issued, reach, shown);
        grid = new KeyedGrid<>(getPageTitle(), list);
        columns();
        grid.counted(this::counted).empty(this::nothing);
        grid.follow(live, InvoiceSeen.class, event -> List.of(event.invoice()));
        page = new ListPage<>(
                PATH,
                new PageHeading(getPageTitle()),
                filters,
                grid,
                ListPage.Detail.ofNumber("invoice", InvoiceId::value, InvoiceId::new, this::panel));
        add(page);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.invoices");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        page.enter(event.getLocation());
    }

    private InvoicePanel panel(InvoiceId invoice) {
        shown.chosen();
        return new InvoicePanel(invoices, files, viewer, invoice, words, page::close);
    }

    private void columns() {
        var formats = words.formats();
        grid.column("number", header("number"), InvoiceRow::number).width(170).grow(1);
        grid.column("issued", header("issued"), row -> formats.day(row.issuedOn()))
                .width(110)
                .grow(0);
        grid.column("customer", header("customer"), row -> row.customer().name())
                .width(200)
                .grow(2);
        grid.column("place", header("place"), row -> row.place().fullAddress())
                .width(200)
                .grow(2)
                .from(1160);
        grid.column("period", header("period"), row -> words.period(row.from(), row.until()))
                .width(160)
                .grow(1)
                .from(960);
        grid.column("due", header("due"), row -> formats.day(row.dueOn()))
                .width(120)
                .grow(0)
                .from(1280);
        grid.column("gross", header("gross"), row -> formats.money(row.gross()))
                .width(120)
                .grow(0)
                .figures();
        grid.column(
                        "reach",
                        header("reach"),
                        LitRenderer.<InvoiceRow>of("""
                        <span class=${item.badge}>${item.state}</span>""")
                                .withProperty("badge", InvoicesView::badge)
                                .withProperty("state", this::opened))
                .width(200)
                .grow(1)
                .from(800);
        grid.compact(
                header("number"),
                LitRenderer.<InvoiceRow>of("""
                <div class="compact-row"><b>${item.number}</b><span>${item.customer}</span>
                <span class="muted">${item.period} · ${item.gross} · ${item.state}</span></div>""")
                        .withProperty("number", InvoiceRow::number)
                        .withProperty("customer", row -> row.customer().name())
                        .withProperty("period", row -> words.period(row.from(), row.until()))
                        .withProperty("gross", row -> formats.money(row.gross()))
                        .withProperty("state", this::opened));
    }

    private String header(String name) {
        return getTranslation("billing.invoices." + name);
    }

    private static String badge(InvoiceRow row) {
        return "badge " + (row.openedAt() == null ? State.INFO : State.GOOD).className();
    }

    private String opened(InvoiceRow row) {
        return row.openedAt() == null
                ? getTranslation("billing.invoices.notOpened")
                : getTranslation("billing.invoices.opened", words.formats().moment(row.openedAt()));
    }

    private String counted(int found) {
        if (list.isTooWide()) {
            return getTranslation("billing.invoices.countTooWide", found);
        }
        return found < Invoices.MOST_LISTED
                ? getTranslation("billing.invoices.count", found)
                : getTranslation("billing.invoices.countMore", found);
    }

    private EmptyState nothing() {
        var none = getTranslation("billing.invoices.none");
        var text = getTranslation("billing.invoices.none.text");
        return filters.isAsked()
                ? new EmptyState(
                        Icons.DOCUMENT,
                        none,
                        text,
                        new Button(getTranslation("billing.invoices.showAll"), pressed -> filters.clear()))
                : new EmptyState(Icons.DOCUMENT, none, text);
    }
}
