package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.YearMonth;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pl.nurt.billing.preview.PreviewedSum;
import pl.nurt.billing.preview.TariffPreview;
import pl.nurt.billing.preview.TariffPreviews;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;

/** What a month would have cost: in sum, by group, and for the customers whose bill changes most. */
final class PreviewCard extends Card {
    private static final int MONTHS = 12;
    private static final int MOST_STEPS = 12;

    private final TariffPreviews previews;
    private final TariffTexts texts;
    private final Supplier<TariffDraft> tariff;
    private final Select<YearMonth> month = new Select<>();
    private final Select<Integer> step = new Select<>();
    private final Div answer = new Div();

    /** @param tariff as it is written down now; throws when it cannot be read */
    PreviewCard(TariffPreviews previews, TariffTexts texts, Supplier<TariffDraft> tariff) {
        super(texts.text("preview"));
        this.previews = previews;
        this.texts = texts;
        this.tariff = tariff;
        subtitle(texts.text("preview.text"));
        month.setLabel(texts.text("preview.month"));
        month.setItems(Stream.iterate(previews.lastMonth(), one -> one.minusMonths(1))
                .limit(MONTHS)
                .toList());
        month.setItemLabelGenerator(texts::month);
        month.setValue(previews.lastMonth());
        step.setLabel(texts.text("preview.step"));
        step.setItems(IntStream.rangeClosed(1, MOST_STEPS).boxed().toList());
        step.setItemLabelGenerator(one -> texts.text("tariff.year", one));
        step.setValue(1);
        answer.addClassName("stack");
        answer.getElement().setAttribute("aria-live", "polite");
        var choices = new Div(month, step);
        choices.addClassName("preview-choices");
        add(choices);
        actions(new Button(texts.text("preview.count"), pressed -> count()));
        add(answer);
    }

    /** Counts anew; the answer of before goes also when the tariff cannot be read. */
    private void count() {
        answer.removeAll();
        try {
            show(previews.of(tariff.get(), step.getValue(), month.getValue()));
        } catch (RefusedInputException refused) {
            var problems = refused.problems().stream()
                    .map(problem -> getTranslation(problem.messageKey()))
                    .distinct()
                    .collect(Collectors.joining(" "));
            answer.add(new Notice(State.WARN, texts.text("preview.unreadable"), problems));
        }
    }

    private void show(TariffPreview preview) {
        var sum = preview.sum();
        if (preview.compared()) {
            answer.add(
                    new BigNumber(texts.change(sum.change()), texts.text("preview.gross")),
                    line(
                            "preview.sums",
                            texts.formats().money(sum.before()),
                            texts.formats().money(sum.after())));
        } else {
            answer.add(
                    new BigNumber(texts.formats().amount(sum.after()), texts.text("preview.gross")),
                    line("preview.nothingBefore"));
        }
        answer.add(line(
                "preview.contracts",
                preview.contracts(),
                sum.contracts(),
                preview.withoutReading(),
                preview.withoutPrice()));
        if (preview.compared()) {
            answer.add(line("preview.cheaper", preview.cheaper()));
        }
        answer.add(groups(preview));
        if (!preview.most().isEmpty()) {
            answer.add(customers(preview));
        }
    }

    private Paragraph line(String key, Object... arguments) {
        return new Paragraph(texts.text(key, arguments));
    }

    private OfficeTable groups(TariffPreview preview) {
        var table = table("preview.groups", "preview.group");
        preview.groups().forEach((group, sum) -> row(table, new Span(texts.group(group)), sum));
        return row(table, new Span(texts.text("preview.all")), preview.sum());
    }

    private OfficeTable customers(TariffPreview preview) {
        var table = table("preview.most", "preview.customer");
        preview.most()
                .forEach(one -> row(
                        table,
                        new PageLink(
                                CustomerNavigation.customer(one.customer().customerId()),
                                one.customer().name()),
                        one.sum()));
        return table;
    }

    private OfficeTable table(String name, String who) {
        return new OfficeTable(
                texts.text(name),
                OfficeTable.column(texts.text(who)),
                OfficeTable.figures(texts.text("preview.number")),
                OfficeTable.figures(texts.text("preview.before")),
                OfficeTable.figures(texts.text("preview.after")),
                OfficeTable.figures(texts.text("preview.change")));
    }

    private OfficeTable row(OfficeTable table, Component who, PreviewedSum sum) {
        return table.row(
                who,
                new Span(texts.formats().count(sum.contracts())),
                new Span(texts.formats().amount(sum.before())),
                new Span(texts.formats().amount(sum.after())),
                new Span(texts.change(sum.change())));
    }
}
