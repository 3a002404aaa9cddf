package pl.nurt.billing.explained.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.ExplainedLines;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.State;

/** What is paid for: every line with where its quantity comes from, its price and what rounding made of it, and the sums below. */
public final class LinesCard extends Card {
    private final LineWords words;

    public LinesCard(ExplainedInvoice explained, LineWords words) {
        this(
                ExplainedLines.of(explained),
                words,
                explained.invoice().correction() == null ? "billing.lines" : "billing.correction.lines");
    }

    public LinesCard(ExplainedLines invoice, LineWords words) {
        this(invoice, words, "billing.lines");
    }

    /** @param texts where the words begin: what is paid for, or how it is after a correction */
    private LinesCard(ExplainedLines invoice, LineWords words, String texts) {
        super("");
        this.words = words;
        setHeading(getTranslation(texts));
        subtitle(getTranslation("billing.lines.net"));
        invoice.lines().forEach(line -> add(line(line, invoice)));
        var formats = words.formats();
        var sums = new KeyValueList();
        sums.row(getTranslation("billing.lines.sum"), formats.money(invoice.net()));
        invoice.vat()
                .forEach(vat -> sums.row(
                        getTranslation(
                                "billing.lines.vat", words.percent(vat.rate().percent())),
                        formats.money(vat.tax())));
        var gross = new Span(formats.money(invoice.gross()));
        gross.addClassName("bill-gross");
        sums.row(getTranslation(texts + ".gross"), gross);
        sums.addClassName("bill-sums");
        var prices = new Paragraph(getTranslation(
                "billing.lines.prices",
                String.join(
                        ", ",
                        invoice.lines().stream().map(words::source).distinct().toList())));
        prices.addClassNames("muted", "small");
        add(sums, prices);
    }

    private Section line(InvoiceLine line, ExplainedLines invoice) {
        var ownDays = line.from().equals(invoice.from()) && line.until().equals(invoice.until());
        var name = words.service(line.service()) + (ownDays ? "" : ", " + words.days(line.from(), line.until()));
        var heading = new H3(name);
        var amount = new Span(words.formats().money(line.net()));
        amount.addClassName("bill-amount");
        var head = new Div(heading, amount);
        head.addClassName("bill-line-head");
        var part = new Section(head);
        part.addClassName("bill-line");
        part.getElement().setAttribute("aria-label", name);
        if (line.estimate()) {
            part.add(new Badge(State.INFO, getTranslation("billing.lines.estimate")));
        }
        for (var reason : line.reasons()) {
            if (reason instanceof Reason.Counted counted) {
                part.add(counted(counted));
            } else if (reason instanceof Reason.Deducted deducted) {
                part.add(deducted(deducted));
            }
        }
        words.reasons(line).forEach(said -> part.add(quiet(said)));
        part.add(new Paragraph(words.sum(line)), quiet(words.source(line)));
        if (continuesLast(line, invoice)) {
            part.add(quiet(getTranslation("billing.lines.continues")));
        }
        return part;
    }

    /** 251,972 → 260,562 = 8,590; said in a sentence below for who does not see it. */
    private Div counted(Reason.Counted counted) {
        var meter = new Div(
                box(index(counted.opening()), moment(counted.opening())),
                sign("→"),
                box(index(counted.closing()), moment(counted.closing())),
                sign("="),
                box(words.volume(counted.used()), getTranslation("billing.lines.used")));
        meter.addClassName("bill-boxes");
        meter.getElement().setAttribute("aria-hidden", "true");
        return meter;
    }

    private Div deducted(Reason.Deducted deducted) {
        var meter = new Div(
                sign("−"),
                box(words.volume(deducted.used()), getTranslation("billing.lines.garden", deducted.meter())));
        meter.addClassName("bill-boxes");
        meter.getElement().setAttribute("aria-hidden", "true");
        return meter;
    }

    private String index(IndexReading reading) {
        return words.formats().index(reading.index());
    }

    private String moment(IndexReading reading) {
        return words.formats().moment(reading.at()) + ", " + words.origin(reading);
    }

    private static Div box(String value, String meaning) {
        var strong = new Span(value);
        strong.addClassName("bill-box-value");
        var quiet = new Span(meaning);
        quiet.addClassNames("muted", "tiny");
        var box = new Div(strong, quiet);
        box.addClassName("bill-box");
        return box;
    }

    private static Span sign(String sign) {
        var span = new Span(sign);
        span.addClassName("bill-sign");
        return span;
    }

    private static Paragraph quiet(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassNames("muted", "small");
        return paragraph;
    }

    /** Whether its first index is the one with which the bill before ended. */
    private static boolean continuesLast(InvoiceLine line, ExplainedLines invoice) {
        var last = invoice.before();
        if (last == null) {
            return false;
        }
        var opening = counted(line).stream().map(Reason.Counted::opening).findFirst();
        var closings = last.lines().stream()
                .flatMap(before -> counted(before).stream())
                .map(Reason.Counted::closing)
                .toList();
        return opening.isPresent()
                && closings.stream()
                        .anyMatch(
                                closing -> closing.meter().equals(opening.get().meter())
                                        && closing.index().equals(opening.get().index()));
    }

    private static List<Reason.Counted> counted(InvoiceLine line) {
        return line.reasons().stream()
                .filter(Reason.Counted.class::isInstance)
                .map(Reason.Counted.class::cast)
                .toList();
    }
}
