package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import pl.nurt.billing.bills.BillsOverview;
import pl.nurt.billing.bills.OwnBill;
import pl.nurt.billing.bills.OwnBills;
import pl.nurt.billing.bills.YearOfBills;
import pl.nurt.billing.bills.ui.BillsNavigation.Wish;
import pl.nurt.billing.documents.InvoiceDocumentMade;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;

/** The resident's bills: what is to be paid, what comes next, and all invoices in one line of time. What is asked stands in the address. */
@Route(BillsNavigation.PATH)
@Menu(title = "billing.bills", order = 30, icon = "document")
@RolesAllowed("RESIDENT")
class BillsView extends Div implements AfterNavigationObserver, HasDynamicTitle {
    private static final String PATH_TO_SETTLE = BillsNavigation.PATH + "/settle";
    private static final String PATH_TO_FORM = BillsNavigation.PATH + "/e-invoice";

    private final OwnBills bills;
    private final StoredFiles files;
    private final Viewer viewer;
    private final Clock clock;
    private final Div news = new Div();
    private final Div body = new Div();
    private Wish wish = new Wish(null, "");

    BillsView(OwnBills bills, StoredFiles files, CurrentUser user, LiveUpdates live, Clock clock) {
        this.bills = bills;
        this.files = files;
        this.clock = clock;
        viewer = user.viewer();
        body.addClassName("stack");
        var settle = new PageLink(PATH_TO_SETTLE, getTranslation("billing.settle"));
        settle.addClassName("button");
        var form = new PageLink(PATH_TO_FORM, getTranslation("billing.eInvoice.short"));
        form.addClassName("button");
        add(new PageHeading(getPageTitle()).actions(settle, form), news, body);
        var customers = bills.customers(viewer);
        live.whileAttached(
                this, InvoiceDocumentMade.class, event -> customers.contains(event.customer()), events -> tellOfNews());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("billing.bills");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        wish = BillsNavigation.wish(event.getLocation().getQueryParameters());
        show();
    }

    /** The list stays under whoever reads it until they ask for what is new. */
    private void tellOfNews() {
        if (news.getChildren().findAny().isEmpty()) {
            news.add(new Notice(
                            State.INFO, getTranslation("billing.bills.news"), getTranslation("billing.bills.news.text"))
                    .actions(new Button(getTranslation("billing.bills.news.show"), pressed -> show()))
                    .announced());
        }
    }

    private void show() {
        news.removeAll();
        body.removeAll();
        try {
            build();
        } catch (DataAccessException | TransactionException unreachable) {
            body.removeAll();
            body.add(new Notice(
                            State.BAD,
                            getTranslation("billing.bills.failed"),
                            getTranslation("billing.bills.failed.text"))
                    .actions(new Button(getTranslation("billing.bills.retry"), pressed -> show()))
                    .announced());
        }
    }

    private void build() {
        var overview = bills.overview(viewer);
        var answers = new Div(new OwedCard(overview, clock, false));
        answers.addClassNames("cards", "cards-even");
        body.add(answers);
        if (overview.newest() == null && overview.waiting().isEmpty()) {
            answers.removeClassName("cards-even");
            return;
        }
        answers.add(new ForecastCard(bills.forecast(viewer, overview)));
        var years = bills.years(viewer);
        var list = new TimelineCard(bills, files, viewer, CivilTime.dayOf(clock.instant()));
        list.show(wish, years);
        var side = new Div(account(overview));
        side.addClassName("stack");
        year(years).ifPresent(year -> side.add(new YearCard(bills, viewer, year)));
        var columns = new Div(list, side);
        columns.addClassName("bill-columns");
        body.add(columns);
    }

    /** The year that is looked at; the latest when all are. */
    private Optional<YearOfBills> year(List<YearOfBills> years) {
        return years.stream()
                .filter(one -> Integer.valueOf(one.year()).equals(wish.year()))
                .findFirst()
                .or(() -> years.stream().findFirst());
    }

    private Card account(BillsOverview overview) {
        if (overview.hasSeveralAccounts()) {
            var words = new Paragraph(getTranslation("billing.account.several"));
            words.addClassNames("muted", "small");
            var card = new Card(getTranslation("billing.account"));
            card.add(words);
            return card;
        }
        var single = overview.open().size() == 1 ? overview.open().getFirst() : null;
        var words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        return new AccountCard(
                overview.account(),
                single == null ? null : single.number(),
                single == null ? Optional.empty() : bills.transferCode(viewer, single.invoice()),
                single == null ? "" : described(single, words));
    }

    private String described(OwnBill bill, LineWords words) {
        return getTranslation("billing.account.code", words.formats().money(bill.gross()), bill.number());
    }
}
