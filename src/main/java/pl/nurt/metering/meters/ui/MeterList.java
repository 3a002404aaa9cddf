package pl.nurt.metering.meters.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterOrder;
import pl.nurt.metering.meters.MeterOrder.By;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.ui.list.ChipFilter;
import pl.nurt.platform.ui.list.KeyedRows;
import pl.nurt.platform.ui.list.SearchFilter;
import pl.nurt.platform.ui.search.SearchedRows;

/** The rows of the list of meters, as what is searched for and the chips ask for them. */
final class MeterList implements KeyedRows<MeterRow, MeterId> {
    private final Meters meters;
    private final SearchFilter search;
    private final ChipFilter<MeterState> state;
    private final List<Optional<MeterState>> questions;
    private final SearchedRows shown;

    MeterList(
            Meters meters,
            SearchFilter search,
            ChipFilter<MeterState> state,
            List<Optional<MeterState>> questions,
            SearchedRows shown) {
        this.meters = meters;
        this.search = search;
        this.state = state;
        this.questions = questions;
        this.shown = shown;
    }

    @Override
    public List<MeterRow> page(@Nullable MeterRow after, int skip, int size, @Nullable Order order) {
        var rows = meters.page(filter(), order(order), after, skip, size);
        shown.came(filter().text(), rows.stream().map(MeterRow::serialNumber).toList());
        return rows;
    }

    /** The chips show the answers to all questions that are counted. */
    @Override
    public int count() {
        var counts = meters.counts(filter());
        var shown = new HashMap<Optional<MeterState>, Long>();
        questions.stream()
                .filter(question -> counts.isCounted(question.orElse(null)))
                .forEach(question -> shown.put(question, (long) counts.of(question.orElse(null))));
        state.counts(shown);
        return counts.of(filter().state());
    }

    @Override
    public List<MeterRow> fresh(Collection<MeterId> keys) {
        return meters.rows(List.copyOf(keys));
    }

    @Override
    public MeterId key(MeterRow row) {
        return row.meterId();
    }

    /** What is asked now. */
    MeterFilter filter() {
        return new MeterFilter(search.value(), state.value().orElse(null));
    }

    private static MeterOrder order(@Nullable Order order) {
        if (order == null) {
            return MeterOrder.NUMBER;
        }
        var by = switch (order.column()) {
            case "address" -> By.ADDRESS;
            case "index" -> By.INDEX;
            case "readAt" -> By.READ_AT;
            default -> By.NUMBER;
        };
        return new MeterOrder(by, order.descending());
    }
}
