package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a list is asked: a search field, chips with counts, selects, a period; all of it stands in the address, and goes away by one button. */
public final class FilterBar extends Composite<Div> {
    private final List<Filter> filters = new ArrayList<>();
    private final Div row = new Div();
    private final Div chips = new Div();
    private final Button clear;
    private Runnable asked = () -> {};
    private boolean reading;

    public FilterBar() {
        clear = new Button(getTranslation("platform.list.clear"), pressed -> clear());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        row.addClassName("filter-row");
        row.add(clear);
        getContent().addClassName("filter-bar");
        getContent().add(row, chips);
        fit();
    }

    /** @param hint what can be searched for, seen in the empty field */
    public SearchFilter search(String parameter, String label, String hint, int longest) {
        return add(new SearchFilter(parameter, label, hint, longest, this::changed));
    }

    /** Chips for codes; the first one is asked when the address says nothing. @param questions empty stands for "all" */
    public <E extends Enum<E>> ChipFilter<E> chips(
            String parameter, String label, List<Optional<E>> questions, ItemLabelGenerator<Optional<E>> labels) {
        return add(new ChipFilter<>(parameter, label, questions, labels, this::changed));
    }

    /** A select of codes. @param any what stands there when none is chosen */
    public <E extends Enum<E>> SelectFilter<E> select(
            String parameter, String label, String any, List<E> items, ItemLabelGenerator<E> labels) {
        return select(parameter, label, any, items, Filter::code, labels);
    }

    /** A select of anything. @param code how an item stands in the address */
    public <V> SelectFilter<V> select(
            String parameter,
            String label,
            String any,
            List<V> items,
            Function<V, String> code,
            ItemLabelGenerator<V> labels) {
        return add(new SelectFilter<>(parameter, label, any, items, code, labels, this::changed));
    }

    /** From one day to another, between these two. */
    public PeriodFilter period(String parameter, LocalDate first, LocalDate last) {
        return add(new PeriodFilter(
                parameter,
                getTranslation("platform.list.from"),
                getTranslation("platform.list.to"),
                getTranslation("platform.list.outside"),
                getLocale(),
                first,
                last,
                this::changed));
    }

    /** Whether something is asked beyond what the list shows by itself. */
    public boolean isAsked() {
        return filters.stream().anyMatch(filter -> !filter.written().isEmpty());
    }

    /** Asks nothing any more. */
    public void clear() {
        read(QueryParameters.empty());
        asked.run();
    }

    /** Called when the person asks something else; not while the address is read. */
    void onAsk(Runnable asked) {
        this.asked = asked;
    }

    void read(QueryParameters parameters) {
        reading = true;
        filters.forEach(filter -> filter.read(
                Filter.plain(parameters.getSingleParameter(filter.parameter()).orElse(""))));
        reading = false;
        fit();
    }

    void write(Map<String, String> parameters) {
        filters.stream()
                .filter(filter -> !filter.written().isEmpty())
                .forEach(filter -> parameters.put(filter.parameter(), filter.written()));
    }

    private <F extends Filter> F add(F filter) {
        filters.add(filter);
        if (filter instanceof ChipFilter<?>) {
            chips.add(filter.component());
        } else {
            row.addComponentAtIndex(row.indexOf(clear), filter.component());
        }
        return filter;
    }

    private void changed() {
        fit();
        if (!reading) {
            asked.run();
        }
    }

    private void fit() {
        clear.setVisible(isAsked());
    }
}
