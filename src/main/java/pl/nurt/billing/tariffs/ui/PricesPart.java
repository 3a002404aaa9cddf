package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.tariffs.TariffItem;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.form.FieldMap;
import pl.nurt.platform.ui.list.OfficeTable;

/** The prices of a tariff as fields: a row for what has a price, a column for each year. */
final class PricesPart extends Card implements FieldMap.Part {
    private final TariffTexts texts;
    private final Runnable changed;
    private final List<Row> rows = new ArrayList<>();
    private final Div place = new Div();
    private final Paragraph problem = new Paragraph();
    private int steps;

    /** @param changed called when something was entered */
    PricesPart(TariffTexts texts, Runnable changed) {
        super(texts.text("tariff.prices"));
        this.texts = texts;
        this.changed = changed;
        problem.addClassName("field-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        addClassName("tariff-prices");
        add(
                problem,
                place,
                new Button(texts.text("price.add"), pressed -> new AddPriceDialog(texts, this::add).open()));
    }

    /** A line of the price list with a field for each year. */
    private record Row(TariffItem item, List<BigDecimalField> fields) {
        TariffItem read() {
            var net = new ArrayList<@Nullable BigDecimal>();
            fields.forEach(field -> net.add(field.getValue()));
            // A year that went away with a day comes back with its price.
            for (var step = fields.size() + 1; step <= item.net().size(); step++) {
                net.add(item.net(step));
            }
            return new TariffItem(item.service(), item.whom(), item.unit(), item.vat(), net);
        }
    }

    /** How many years there are; prices that were entered stay. */
    void steps(int count) {
        if (count != steps) {
            var entered = items();
            steps = count;
            show(entered);
        }
    }

    void show(List<TariffItem> items) {
        rows.clear();
        items.forEach(item -> rows.add(new Row(
                item,
                IntStream.rangeClosed(1, steps)
                        .mapToObj(step -> field(item, step))
                        .toList())));
        draw();
    }

    List<TariffItem> items() {
        return rows.stream().map(Row::read).toList();
    }

    private void add(TariffItem item) {
        var all = new ArrayList<>(items());
        all.add(item);
        show(all);
        changed.run();
    }

    private void remove(Row row) {
        rows.remove(row);
        draw();
        changed.run();
    }

    private BigDecimalField field(TariffItem item, int step) {
        var field = new BigDecimalField();
        field.setLocale(texts.locale());
        field.setAriaLabel(texts.service(item.service()) + ", " + texts.whom(item.whom()) + ", "
                + texts.text("tariff.year", step));
        var net = item.net(step);
        if (net != null) {
            field.setValue(net);
        }
        field.addValueChangeListener(typed -> changed.run());
        return field;
    }

    private void draw() {
        place.removeAll();
        if (rows.isEmpty()) {
            place.add(new Paragraph(texts.text("price.none")));
            return;
        }
        var table = new OfficeTable(
                texts.text("tariff.prices"),
                Stream.of(
                                Stream.of(
                                        OfficeTable.column(texts.text("tariff.service")),
                                        OfficeTable.column(texts.text("tariff.unit"))),
                                IntStream.rangeClosed(1, steps)
                                        .mapToObj(step -> OfficeTable.column(texts.text("tariff.year", step))),
                                Stream.of(OfficeTable.column(texts.text("price.remove"))))
                        .flatMap(some -> some)
                        .toArray(OfficeTable.Column[]::new));
        rows.forEach(row -> table.row(Stream.of(
                        Stream.of(
                                name(row.item()),
                                new Span(texts.text("unit." + row.item().unit()))),
                        row.fields().stream(),
                        Stream.of(removal(row)))
                .flatMap(some -> some)
                .toArray(Component[]::new)));
        place.add(table);
    }

    private Component name(TariffItem item) {
        var whom = new Span(texts.whom(item.whom()));
        whom.addClassNames("muted", "small");
        var name = new Div(new Span(texts.service(item.service())), whom);
        name.addClassName("price-name");
        return name;
    }

    private Button removal(Row row) {
        var button = new Button(Icons.REMOVE.create(), pressed -> remove(row));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(texts.text(
                "price.removeOne",
                texts.service(row.item().service()),
                texts.whom(row.item().whom())));
        return button;
    }

    @Override
    public void say(String field, String text) {
        problem.setText(text);
        problem.setVisible(true);
    }

    @Override
    public void clearProblems() {
        problem.setText("");
        problem.setVisible(false);
    }
}
