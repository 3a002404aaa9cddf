package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterOrder;
import pl.nurt.metering.meters.MeterOrder.By;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.ui.list.KeyedPages;

/** What the list of meters shows now: pages by key, and fresh values for the rows on screen, which keep their places. */
final class MeterRows {
    private static final int MOST_ON_SCREEN = 400;

    private final Meters meters;
    private final Grid<MeterRow> grid;
    private final KeyedPages<MeterRow> pages;
    private final CallbackDataProvider<MeterRow, Void> provider;
    private final LinkedHashMap<MeterId, MeterRow> fetched = new LinkedHashMap<>();

    private MeterFilter filter = MeterFilter.ALL;
    private MeterOrder order = MeterOrder.NUMBER;
    private int count;
    private volatile Set<MeterId> onScreen = Set.of();

    MeterRows(Meters meters, Grid<MeterRow> grid) {
        this.meters = meters;
        this.grid = grid;
        pages = new KeyedPages<>((after, skip, size) -> meters.page(filter, order, after, skip, size));
        provider = new CallbackDataProvider<>(this::fetch, query -> count, MeterRow::meterId);
        grid.setItems(provider);
    }

    /** Begins a new list. */
    void show(MeterFilter asked, int found) {
        filter = asked;
        count = found;
        pages.forget();
        fetched.clear();
        provider.refreshAll();
    }

    /** Whether one of these may be on screen; safe to call from any thread. */
    boolean concerns(Set<MeterId> changed) {
        return changed.stream().anyMatch(onScreen::contains);
    }

    /** Fetches those of the meters that are on screen again, and shows them where they stand. */
    void refresh(Collection<Set<MeterId>> changed) {
        refresh(changed.stream().flatMap(Set::stream).distinct().map(fetched::get));
    }

    /** Fetches everything that is on screen again. */
    void refresh() {
        refresh(List.copyOf(fetched.values()).stream());
    }

    private void refresh(Stream<@Nullable MeterRow> rows) {
        var visible = rows.filter(
                        row -> row != null && grid.getDataCommunicator().isItemActive(row))
                .map(MeterRow::meterId)
                .toList();
        for (var row : meters.rows(visible)) {
            fetched.put(row.meterId(), row);
            provider.refreshItem(row);
        }
    }

    private Stream<MeterRow> fetch(Query<MeterRow, Void> query) {
        var asked = orderOf(query);
        if (!asked.equals(order)) {
            order = asked;
            pages.forget();
        }
        var rows = pages.rows(query.getOffset(), query.getLimit());
        remember(rows);
        return rows.stream();
    }

    private void remember(List<MeterRow> rows) {
        rows.forEach(row -> fetched.putLast(row.meterId(), row));
        while (fetched.size() > MOST_ON_SCREEN) {
            fetched.pollFirstEntry();
        }
        onScreen = fetched.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    private static MeterOrder orderOf(Query<MeterRow, Void> query) {
        return query.getSortOrders().stream()
                .findFirst()
                .map(sort ->
                        new MeterOrder(By.valueOf(sort.getSorted()), sort.getDirection() == SortDirection.DESCENDING))
                .orElse(MeterOrder.NUMBER);
    }
}
