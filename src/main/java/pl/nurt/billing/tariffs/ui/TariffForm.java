package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.TariffItem;
import pl.nurt.billing.tariffs.TariffOrigin;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;

/** The fields of a tariff. Its steps are its years, unless it was taken over with other ones. */
final class TariffForm extends Form {
    private static final int YEARS = 3;
    private static final int MOST_YEARS = 12;

    private final TextField decision;
    private final TextField authority;
    private final Select<TariffOrigin> origin = new Select<>();
    private final DayPicker from;
    private final DayPicker last;
    private final Select<SplitBy> split = new Select<>();
    private final Select<Integer> decimals = new Select<>();
    private final TextArea note;
    private final PricesPart prices;
    private @Nullable TariffDraft loaded;
    private int version;

    TariffForm(TariffTexts texts, LocalDate today) {
        super(Columns.TWO);
        section(texts.text("tariff.facts"));
        decision = required("decision", new TextField(texts.text("tariff.decision")));
        authority = required("authority", new TextField(texts.text("tariff.authority")));
        from = required("from", day(texts, "tariff.first"));
        last = required("until", day(texts, "tariff.last"));
        origin.setLabel(texts.text("tariff.origin"));
        origin.setItems(TariffOrigin.values());
        origin.setItemLabelGenerator(one -> texts.text("origin." + one));
        required("origin", origin);
        split.setLabel(texts.text("tariff.split"));
        split.setItems(SplitBy.values());
        split.setItemLabelGenerator(one -> texts.text("split." + one));
        required("split", split);
        decimals.setLabel(texts.text("tariff.decimals"));
        decimals.setItems(0, 1, 2, 3);
        decimals.setItemLabelGenerator(one -> texts.text("decimals", one));
        required("decimals", decimals);
        note = field("note", new TextArea(texts.text("tariff.note")));
        prices =
                part("items", texts.text("tariff.prices"), new PricesPart(texts, this::changed), this::rows, this::set);
        from.setValue(today);
        last.setValue(today.plusYears(YEARS).minusDays(1));
        origin.setValue(TariffOrigin.DECISION);
        split.setValue(SplitBy.DAYS);
        decimals.setValue(0);
        from.addValueChangeListener(moved -> years());
        last.addValueChangeListener(moved -> years());
        years();
    }

    private static DayPicker day(TariffTexts texts, String label) {
        return new DayPicker(
                texts.text(label),
                texts.locale(),
                LocalDate.of(2000, 1, 1),
                LocalDate.of(2100, 12, 31),
                texts.text("tariff.dayOutside"));
    }

    private List<TariffItem> rows() {
        return prices.items();
    }

    private void set(List<TariffItem> items) {
        prices.show(items);
    }

    void fill(TariffDraft draft) {
        loaded = draft;
        version = draft.version();
        decision.setValue(draft.decision());
        authority.setValue(draft.authority());
        origin.setValue(draft.origin());
        from.setValue(draft.from());
        last.setValue(draft.until().minusDays(1));
        split.setValue(draft.settings().split());
        decimals.setValue(draft.settings().quantityScale());
        note.setValue(draft.note() == null ? "" : draft.note());
        years();
        prices.show(draft.items());
        filled();
    }

    /** Begins where the other one ends, with the prices of its last year in each of its own. */
    void goOnFrom(Tariff before) {
        var said = before.said();
        authority.setValue(said.authority());
        split.setValue(said.settings().split());
        decimals.setValue(said.settings().quantityScale());
        from.setValue(said.until());
        last.setValue(said.until().plusYears(YEARS).minusDays(1));
        years();
        prices.show(said.items().stream()
                .map(item -> {
                    var net = new ArrayList<@Nullable BigDecimal>();
                    for (var year = 0; year < YEARS; year++) {
                        net.add(item.net(said.steps().size()));
                    }
                    return new TariffItem(item.service(), item.whom(), item.unit(), item.vat(), net);
                })
                .toList());
        filled();
    }

    private void years() {
        var count = steps().size();
        if (count > 0) {
            prices.steps(count);
        }
    }

    /** Without prices of years that the tariff has no longer. */
    private static TariffItem within(TariffItem item, int steps) {
        var net = item.net().subList(0, Math.min(steps, item.net().size()));
        return new TariffItem(item.service(), item.whom(), item.unit(), item.vat(), net);
    }

    private List<LocalDate> steps() {
        var begin = from.getValue();
        var end = last.getValue();
        var known = loaded;
        if (begin == null || end == null || end.isBefore(begin)) {
            return List.of();
        }
        if (known != null && begin.equals(known.from()) && end.plusDays(1).equals(known.until())) {
            return known.steps();
        }
        var steps = new ArrayList<LocalDate>();
        for (var year = 0; year < MOST_YEARS && !begin.plusYears(year).isAfter(end); year++) {
            steps.add(begin.plusYears(year));
        }
        return steps;
    }

    /** @throws RefusedInputException when a day is missing */
    TariffDraft read() {
        var begin = from.getValue();
        var end = last.getValue();
        if (begin == null || end == null) {
            throw new RefusedInputException(
                    List.of(new FieldProblem(begin == null ? "from" : "until", "billing.problem.needed")));
        }
        var steps = steps();
        return new TariffDraft(
                decision.getValue(),
                authority.getValue(),
                origin.getValue(),
                note.getValue().isBlank() ? null : note.getValue(),
                begin,
                end.plusDays(1),
                new BillingSettings(decimals.getValue(), split.getValue()),
                steps,
                prices.items().stream().map(item -> within(item, steps.size())).toList(),
                version);
    }
}
