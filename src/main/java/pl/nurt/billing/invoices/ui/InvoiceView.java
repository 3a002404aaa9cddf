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
import pl.nurt.billing.explained.ui.DifferenceCard;
import pl.nurt.billing.explained.ui.LinesCard;
import pl.nurt.billing.explained.ui.SharesBar;
import pl.nurt.billing.explained.ui.UseOfBillsCard;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceSeen;
import pl.nurt.billing.invoices.Invoices;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.ui.KsefCard;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.identity.CurrentUser;
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
                : getTranslation("billing.paper.title", shown.invoice().number());
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
                        explained.invoice().from(), explained.invoice().until()))
                .actions(pdf);
        var left = new Div(sum(explained), new LinesCard(explained, words), new UseOfBillsCard(explained, words));
        left.addClassName("stack");
        var right =
                new Div(facts(explained), life, new KsefCard(ksef, files, id), new DifferenceCard(explained, words));
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassName("bill-columns");
        add(back, heading, columns);
        showLife();
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
        var card = new Card(getTranslation("billing.bill.sum"));
        card.add(
                new BigNumber(words.formats().amount(explained.invoice().gross()), "zł"),
                new SharesBar(explained, words));
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
        facts.row(getTranslation("billing.paper.buyer"), party(invoice.buyer()));
        if (invoice.recipient() != null) {
            facts.row(getTranslation("billing.paper.recipient"), party(invoice.recipient()));
        }
        facts.row(getTranslation("billing.paper.seller"), party(invoice.seller()));
        facts.row(getTranslation("billing.invoices.place"), explained.place().fullAddress());
        facts.row(getTranslation("billing.invoices.issued"), formats.moment(invoice.issuedAt()));
        facts.row(getTranslation("billing.invoices.due"), formats.day(invoice.dueOn()));
        var card = new Card(getTranslation("billing.invoices.facts"));
        card.add(facts);
        return card;
    }

    private String party(Party party) {
        var address = party.town() == null ? party.address() : party.address() + ", " + party.town();
        var nip = party.nip() == null ? "" : ", " + getTranslation("billing.paper.nip", party.nip());
        return party.name() + ", " + address + nip;
    }
}
