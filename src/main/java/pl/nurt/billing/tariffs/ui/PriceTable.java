package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.billing.tariffs.DatedRate;
import pl.nurt.billing.tariffs.RateKind;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.TariffItem;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.platform.Money;
import pl.nurt.platform.ui.list.OfficeTable;

/** The prices of a tariff, net, a column for each of its years. */
final class PriceTable extends Div {
    PriceTable(TariffTexts texts, Tariffs tariffs, TariffDraft tariff) {
        var years = IntStream.rangeClosed(1, tariff.steps().size())
                .mapToObj(step -> OfficeTable.figures(texts.text(
                        "tariff.yearFrom",
                        step,
                        texts.formats().day(tariff.steps().get(step - 1)))));
        var table = new OfficeTable(
                texts.text("tariff.prices"),
                Stream.of(
                                Stream.of(
                                        OfficeTable.column(texts.text("tariff.service")),
                                        OfficeTable.column(texts.text("tariff.whom")),
                                        OfficeTable.column(texts.text("tariff.unit"))),
                                years,
                                Stream.of(OfficeTable.figures(texts.text("tariff.gross"))))
                        .flatMap(some -> some)
                        .toArray(OfficeTable.Column[]::new));
        var rates = tariffs.rates();
        for (var item : tariff.items()) {
            var cells = new ArrayList<Component>();
            cells.add(new Span(texts.service(item.service())));
            cells.add(new Span(texts.whom(item.whom())));
            cells.add(new Span(texts.text("unit." + item.unit())));
            for (var step = 1; step <= tariff.steps().size(); step++) {
                cells.add(new Span(texts.net(item.net(step))));
            }
            cells.add(new Span(gross(texts, rates, tariff, item)));
            table.row(cells.toArray(Component[]::new));
        }
        add(table);
    }

    /** Of the first year, for comparison only: bills are made from net sums. */
    private static String gross(TariffTexts texts, List<DatedRate> rates, TariffDraft tariff, TariffItem item) {
        var net = item.net(1);
        if (net == null) {
            return "–";
        }
        return rates.stream()
                .filter(rate ->
                        rate.kind() == RateKind.of(item.vat()) && !rate.from().isAfter(tariff.from()))
                .findFirst()
                .map(rate -> new VatRate(rate.percent()))
                .map(rate -> texts.formats().amount(Money.of(net).plus(rate.on(Money.of(net)))))
                .orElse("–");
    }
}
