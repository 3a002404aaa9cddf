package pl.nurt.billing.invoices.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.documents.InvoiceDocumentMade;
import pl.nurt.billing.documents.ui.PdfLink;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.explained.ui.CorrectionCard;
import pl.nurt.billing.explained.ui.CorrectionsNotice;
import pl.nurt.billing.explained.ui.DifferenceCard;
import pl.nurt.billing.explained.ui.LinesCard;
import pl.nurt.billing.explained.ui.SharesBar;
import pl.nurt.billing.explained.ui.UseOfBillsCard;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceSeen;
import pl.nurt.billing.invoices.Invoices;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.ui.KsefCard;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** One invoice as the customer sees it explained, with what only the office knows: when it was opened, and by whom. */
@Route(InvoicesView.PATH + "/:invoiceId")
@RolesAllowed(Rights.SEE_BILLS)
class InvoiceView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final String PATH_TO_CORRECT = "office/billing/correct/";

    private final Invoices invoices;
    private final Ksef ksef;
    private final StoredFiles files;
    private final Viewer viewer;
    private final LineWords words;
    private final Card life;
    private @Nullable ExplainedInvoice shown;

    InvoiceView(Invoices invoices, Ksef ksef, StoredFiles files, CurrentUser user, LiveUpdates live) {
        this.invoices = invoices;
        this.ksef = ksef;
        this.files = files;
        viewer = user.viewer();
        words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        life = new Card(getTranslation("billing.life"));
        addClassName("stack");
        live.whileAttached(this, InvoiceSeen.class, event -> isShown(event.invoice()), events -> showLife());
        live.whileAttached(this, InvoiceDocumentMade.class, event -> isShown(event.invoice()), events -> showLife());
    }

    static String address(InvoiceId invoice) {
        return InvoicesView.PATH + "/" + invoice.value();
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? getTranslation("billing.invoices")
                : getTranslation(
                        shown.invoice().correction() == null ? "billing.paper.title" : "billing.paper.correction.title",
                        shown.invoice().number());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("invoiceId")
                .flatMap(InAddress::number)
                .map(InvoiceId::new)
                .orElseThrow(NotFoundException::new);
        var explained = invoices.open(viewer, id);
        shown = explained;
        removeAll();
        var back = new PageLink(InvoicesView.PATH, getTranslation("billing.invoices"));
        back.addClassName("back-link");
        var pdf = new PdfLink(files, () -> invoices.document(id, words.locale()))
                .saying(getTranslation("billing.bill.pdf"));
        pdf.addClassName("button");
        var heading = new PageHeading(getPageTitle())
                .overline(words.period(
                        explained.invoice().from(), explained.invoice().until()));
        if (mayBeCorrected(explained)) {
            var correct = new PageLink(PATH_TO_CORRECT + id.value(), getTranslation("billing.correct"));
            correct.addClassName("button");
            heading.actions(pdf, correct);
        } else {
            heading.actions(pdf);
        }
        var lines = new LinesCard(explained, words);
        lines.setVisible(!explained.invoice().lines().isEmpty());
        var left = new Div(
                sum(explained),
                new CorrectionCard(explained, words, InvoiceView::address),
                lines,
                new UseOfBillsCard(explained, words));
        left.addClassName("stack");
        var right =
                new Div(facts(explained), life, new KsefCard(ksef, files, id), new DifferenceCard(explained, words));
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassName("bill-columns");
        add(back, heading, new CorrectionsNotice(explained, words, InvoiceView::address), columns);
        showLife();
    }

    /** The last document of an invoice, unless nothing is left of it; whether it can be corrected now, its page says. */
    private boolean mayBeCorrected(ExplainedInvoice explained) {
        return viewer.may(Right.RUN_BILLS)
                && explained.corrections().isEmpty()
                && !explained.invoice().lines().isEmpty();
    }

    private boolean isShown(InvoiceId invoice) {
        return shown != null && shown.invoice().id().equals(invoice);
    }

    private void showLife() {
        if (shown != null) {
            life.getChildren().filter(LifeList.class::isInstance).toList().forEach(life::remove);
            life.add(new LifeList(invoices.life(shown.invoice().id()), words));
        }
    }

    private Card sum(ExplainedInvoice explained) {
        var isCorrection = explained.invoice().correction() != null;
        var card = new Card(getTranslation(isCorrection ? "billing.correction.sum" : "billing.bill.sum"));
        card.add(new BigNumber(words.formats().amount(explained.invoice().gross()), "zł"));
        if (!isCorrection) {
            card.add(new SharesBar(explained, words));
        }
        return card;
    }

    private Card facts(ExplainedInvoice explained) {
        var invoice = explained.invoice();
        var formats = words.formats();
        var facts = new KeyValueList();
        facts.row(
                getTranslation("billing.invoices.customer"),
                new PageLink(
                        CustomerNavigation.customer(invoice.customer()),
                        invoice.buyer().name()));
        facts.row(getTranslation("billing.paper.buyer"), words.party(invoice.buyer()));
        if (invoice.recipient() != null) {
            facts.row(getTranslation("billing.paper.recipient"), words.party(invoice.recipient()));
        }
        facts.row(getTranslation("billing.paper.seller"), words.party(invoice.seller()));
        facts.row(getTranslation("billing.invoices.place"), explained.place().fullAddress());
        facts.row(getTranslation("billing.invoices.issued"), formats.moment(invoice.issuedAt()));
        facts.row(getTranslation("billing.invoices.due"), formats.day(invoice.dueOn()));
        var card = new Card(getTranslation("billing.invoices.facts"));
        card.add(facts);
        return card;
    }
}
