package pl.nurt.billing.invoices.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.documents.InvoiceDocumentMade;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceRow;
import pl.nurt.billing.invoices.InvoiceSeen;
import pl.nurt.billing.invoices.Invoices;
import pl.nurt.customer.CustomerId;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;

/** A customer's invoices, the newest first, with what each came to and whether it was opened. */
final class CustomerInvoicesCard extends Card {
    private static final int AT_ONCE = 12;

    private final Invoices invoices;
    private final CustomerId customer;
    private final LineWords words;
    private final Div body = new Div();
    private volatile Set<InvoiceId> shown = Set.of();

    CustomerInvoicesCard(Invoices invoices, CustomerId customer, LiveUpdates live) {
        super("");
        this.invoices = invoices;
        this.customer = customer;
        words = new LineWords((key, arguments) -> getTranslation(key, arguments), getLocale());
        setHeading(getTranslation("billing.invoices"));
        body.addClassNames("stack-s", "narrow-tables");
        add(body);
        live.whileAttached(body, InvoiceSeen.class, event -> shown.contains(event.invoice()), events -> show());
        live.whileAttached(
                body, InvoiceDocumentMade.class, event -> event.customer().equals(customer), events -> show());
        show();
    }

    private void show() {
        body.removeAll();
        shown = Set.of();
        var table = new OfficeTable(
                getTranslation("billing.invoices"),
                OfficeTable.column(getTranslation("billing.invoices.number")),
                OfficeTable.column(getTranslation("billing.invoices.period")),
                OfficeTable.column(getTranslation("billing.invoices.due")),
                OfficeTable.figures(getTranslation("billing.invoices.gross")),
                OfficeTable.column(getTranslation("billing.invoices.reach")));
        body.add(table);
        more(table, null);
    }

    private void more(OfficeTable table, InvoiceRow.@Nullable Key before) {
        var page = invoices.ofCustomer(customer, before, AT_ONCE + 1);
        if (before == null && page.isEmpty()) {
            var none = new Paragraph(getTranslation("billing.invoices.customer.none"));
            none.addClassName("muted");
            body.removeAll();
            body.add(none);
            return;
        }
        var known = new HashSet<>(shown);
        page.stream().limit(AT_ONCE).forEach(row -> {
            known.add(row.id());
            add(table, row);
        });
        shown = Set.copyOf(known);
        if (page.size() > AT_ONCE) {
            var button = new Button(getTranslation("billing.list.older"));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.addClickListener(pressed -> {
                body.remove(button);
                more(table, page.get(AT_ONCE - 1).key());
            });
            body.add(button);
        }
    }

    private void add(OfficeTable table, InvoiceRow row) {
        var formats = words.formats();
        table.row(
                new PageLink(InvoiceView.address(row.id()), row.number()),
                new Span(words.period(row.from(), row.until())),
                new Span(formats.day(row.dueOn())),
                new Span(formats.money(row.gross())),
                row.openedAt() == null
                        ? new Badge(State.INFO, getTranslation("billing.invoices.notOpened"))
                        : new Badge(
                                State.GOOD, getTranslation("billing.invoices.opened", formats.moment(row.openedAt()))));
    }
}
