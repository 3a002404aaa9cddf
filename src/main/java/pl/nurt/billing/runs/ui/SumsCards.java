package pl.nurt.billing.runs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import pl.nurt.billing.runs.RunResult;
import pl.nurt.billing.runs.RunSums;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.list.OfficeTable;

/** What a run comes to: by price, by group, by rate of VAT, and the dry run against the invoices. */
final class SumsCards extends Div {
    private final RunTexts texts;

    SumsCards(RunTexts texts) {
        this.texts = texts;
        addClassName("stack");
    }

    void show(RunSums sums) {
        removeAll();
        add(prices(sums), groups(sums), rates(sums));
    }

    private Card prices(RunSums sums) {
        var table = new OfficeTable(
                texts.text("sums.prices"),
                OfficeTable.column(texts.text("sums.what")),
                OfficeTable.column(texts.text("sums.decision")),
                OfficeTable.figures(texts.text("sums.contracts")),
                OfficeTable.figures(texts.text("sums.quantity")),
                OfficeTable.figures(texts.text("sums.price")),
                OfficeTable.figures(texts.text("sums.net")));
        sums.prices()
                .forEach(sum -> table.row(
                        new Span(texts.service(sum.service())),
                        new Span(texts.text(
                                "sums.year",
                                sum.source().decision(),
                                sum.source().step())),
                        new Span(texts.count(sum.contracts())),
                        new Span(texts.quantity(sum.quantity(), sum.unit())),
                        new Span(texts.price(sum.netPrice())),
                        new Span(texts.formats().amount(sum.net()))));
        table.row(
                new Span(texts.text("sums.all")),
                new Span(),
                new Span(),
                new Span(),
                new Span(),
                new Span(texts.formats().amount(sums.net())));
        return card("sums.prices", table);
    }

    private Card groups(RunSums sums) {
        var table = new OfficeTable(
                texts.text("sums.groups"),
                OfficeTable.column(texts.text("sums.group")),
                OfficeTable.figures(texts.text("sums.contracts")),
                OfficeTable.figures(texts.text("sums.net")),
                OfficeTable.figures(texts.text("sums.gross")));
        sums.groups()
                .forEach(sum -> table.row(
                        new Span(texts.group(sum.group())),
                        new Span(texts.count(sum.contracts())),
                        new Span(texts.formats().amount(sum.net())),
                        new Span(texts.formats().amount(sum.gross()))));
        return card("sums.groups", table);
    }

    private Card rates(RunSums sums) {
        var table = new OfficeTable(
                texts.text("sums.rates"),
                OfficeTable.column(texts.text("sums.rate")),
                OfficeTable.figures(texts.text("sums.net")),
                OfficeTable.figures(texts.text("sums.vat")),
                OfficeTable.figures(texts.text("sums.gross")));
        sums.rates()
                .forEach(sum -> table.row(
                        new Span(sum.rate() + "\u00a0%"),
                        new Span(texts.formats().amount(sum.net())),
                        new Span(texts.formats().amount(sum.vat())),
                        new Span(texts.formats().amount(sum.gross()))));
        table.row(
                new Span(texts.text("sums.all")),
                new Span(texts.formats().amount(sums.net())),
                new Span(texts.formats().amount(sums.vat())),
                new Span(texts.formats().amount(sums.gross())));
        var card = card("sums.rates", table);
        card.subtitle(texts.text("sums.rates.text"));
        return card;
    }

    /** The dry run against the invoices. */
    Card agreement(RunResult result) {
        var table = new OfficeTable(
                texts.text("agree"),
                OfficeTable.column(texts.text("sums.what")),
                OfficeTable.figures(texts.text("agree.planned")),
                OfficeTable.figures(texts.text("agree.issued")),
                OfficeTable.figures(texts.text("agree.open")),
                OfficeTable.figures(texts.text("agree.difference")));
        result.services()
                .forEach(sum -> table.row(
                        new Span(texts.service(sum.service())),
                        new Span(texts.formats().amount(sum.planned())),
                        new Span(texts.formats().amount(sum.issued())),
                        new Span(texts.formats().amount(sum.open())),
                        new Span(texts.formats().amount(sum.difference()))));
        var card = card("agree", table);
        card.subtitle(texts.text("agree.text"));
        card.aside(
                result.agrees()
                        ? new Badge(State.GOOD, texts.text("agrees"))
                        : new Badge(State.BAD, texts.text("differs")));
        return card;
    }

    private Card card(String key, OfficeTable table) {
        var card = new Card(texts.text(key));
        card.add(table);
        return card;
    }
}
