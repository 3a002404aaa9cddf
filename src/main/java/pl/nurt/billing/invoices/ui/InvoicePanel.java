package pl.nurt.billing.invoices.ui;

import com.vaadin.flow.component.html.Div;
import pl.nurt.billing.documents.ui.PdfLink;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.Invoices;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.Actions;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.PanelHead;

/** An invoice beside the list: who, how much, until when, and whether the customer has opened it. */
final class InvoicePanel extends Div {
    InvoicePanel(Invoices invoices, StoredFiles files, Viewer viewer, InvoiceId id, LineWords words, Runnable close) {
        var explained = invoices.open(viewer, id);
        var invoice = explained.invoice();
        var formats = words.formats();
        var customer = new PageLink(
                CustomerNavigation.customer(invoice.customer()), invoice.buyer().name());
        var facts = new KeyValueList();
        facts.row(getTranslation("billing.invoices.customer"), customer);
        facts.row(getTranslation("billing.invoices.place"), explained.place().fullAddress());
        facts.row(getTranslation("billing.invoices.period"), words.period(invoice.from(), invoice.until()));
        facts.row(getTranslation("billing.invoices.issued"), formats.moment(invoice.issuedAt()));
        facts.row(getTranslation("billing.invoices.due"), formats.day(invoice.dueOn()));
        var from = explained.corrected();
        var correction = invoice.correction();
        if (from == null || correction == null) {
            invoice.lines()
                    .forEach(line -> facts.row(
                            words.service(line.service()) + ", " + words.quantity(line), formats.money(line.net())));
            facts.row(getTranslation("billing.lines.gross"), formats.money(invoice.gross()));
        } else {
            facts.row(getTranslation("billing.correction.of"), from.number());
            facts.row(getTranslation("billing.correction.reason"), correction.reason());
            facts.row(getTranslation("billing.correction.sum"), words.signed(invoice.gross()));
        }
        var whole = new PageLink(InvoiceView.address(id), getTranslation("billing.invoices.whole"));
        whole.addClassName("button");
        var pdf = new PdfLink(files, () -> invoices.document(id, words.locale()))
                .saying(getTranslation("billing.bill.pdf"));
        addClassName("stack");
        add(
                new PanelHead(invoice.number(), close),
                facts,
                new LifeList(invoices.life(id), words),
                new Actions(whole, pdf));
    }
}
