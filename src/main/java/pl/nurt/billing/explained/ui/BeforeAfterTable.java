package pl.nurt.billing.explained.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.LinePair;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;
import pl.nurt.platform.ui.list.OfficeTable;

/** An invoice before and after a correction, line by line and in sum, with what that changes. */
public final class BeforeAfterTable extends Composite<Div> {
    private final LineWords words;
    private final OfficeTable table;

    public BeforeAfterTable(List<InvoiceLine> before, List<InvoiceLine> after, LineWords words) {
        this.words = words;
        table = new OfficeTable(
                getTranslation("billing.correction.table"),
                OfficeTable.column(getTranslation("billing.correction.line")),
                OfficeTable.figures(getTranslation("billing.correction.before")),
                OfficeTable.figures(getTranslation("billing.correction.after")),
                OfficeTable.figures(getTranslation("billing.correction.difference")));
        LinePair.of(before, after).forEach(this::line);
        sums(before, after);
        getContent().addClassName("narrow-tables");
        getContent().add(table);
    }

    private void line(LinePair pair) {
        var line = pair.line();
        table.row(
                new Span(words.service(line.service()) + ", " + words.days(line.from(), line.until())),
                said(pair.before()),
                said(pair.after()),
                new Span(words.signed(pair.difference())));
    }

    /** 19 m³ × 5,20 zł = 98,80 zł */
    private Component said(@Nullable InvoiceLine line) {
        return new Span(
                line == null
                        ? getTranslation("billing.correction.nothing")
                        : words.quantity(line) + " × " + words.price(line) + " = "
                                + words.formats().money(line.net()));
    }

    private void sums(List<InvoiceLine> before, List<InvoiceLine> after) {
        var then = InvoiceLine.totals(before);
        var now = InvoiceLine.totals(after);
        sum(getTranslation("billing.lines.sum"), then.net(), now.net());
        var rates = new TreeSet<VatRate>(then.vatByRate().keySet());
        rates.addAll(now.vatByRate().keySet());
        rates.forEach(rate -> sum(
                getTranslation("billing.correction.vat", words.percent(rate.percent())),
                then.vatByRate().getOrDefault(rate, Money.ZERO),
                now.vatByRate().getOrDefault(rate, Money.ZERO)));
        sum(getTranslation("billing.correction.gross"), then.gross(), now.gross());
    }

    private void sum(String name, Money before, Money after) {
        var strong = new Span(name);
        strong.addClassName("bill-gross");
        table.row(
                strong,
                new Span(words.formats().money(before)),
                new Span(words.formats().money(after)),
                new Span(words.signed(after.minus(before))));
    }
}
