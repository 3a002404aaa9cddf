package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import pl.nurt.platform.ui.list.KeyedRows.Order;

/** What a {@link KeyedGrid} has fetched: pages by key, and which rows may be on screen. */
final class LoadedRows<T, K> {
    private static final int MOST_ON_SCREEN = 400;

    private final KeyedRows<T, K> source;
    private final Grid<T> grid;
    private final Runnable failed;
    private final KeyedPages<T> pages;
    private final CallbackDataProvider<T, Void> provider;
    private final LinkedHashMap<K, T> fetched = new LinkedHashMap<>();
    private @Nullable Order order;
    private int count;
    private volatile Set<K> onScreen = Set.of();

    LoadedRows(KeyedRows<T, K> source, Grid<T> grid, Runnable failed) {
        this.source = source;
        this.grid = grid;
        this.failed = failed;
        pages = new KeyedPages<>((after, skip, size) -> source.page(after, skip, size, order));
        provider = new CallbackDataProvider<>(this::fetch, query -> count, source::key);
        grid.setItems(provider);
    }

    void begin(int found) {
        count = found;
        pages.forget();
        fetched.clear();
        provider.refreshAll();
    }

    /** Whether one of these may be on screen; safe to call from any thread. */
    boolean concerns(Collection<K> changed) {
        return changed.stream().anyMatch(onScreen::contains);
    }

    void refresh(Collection<K> changed) {
        var visible = changed.stream()
                .distinct()
                .filter(key -> row(key).filter(row -> grid.getDataCommunicator().isItemActive(row))
                        .isPresent())
                .toList();
        if (visible.isEmpty()) {
            return;
        }
        for (var row : source.fresh(visible)) {
            fetched.put(source.key(row), row);
            provider.refreshItem(row);
        }
    }

    /** The keys of what may be on screen. */
    List<K> keys() {
        return List.copyOf(fetched.keySet());
    }

    /** Draws the row again, as it was fetched. */
    void repaint(K key) {
        row(key).filter(row -> grid.getDataCommunicator().isItemActive(row)).ifPresent(provider::refreshItem);
    }

    Optional<T> row(K key) {
        return Optional.ofNullable(fetched.get(key));
    }

    private Stream<T> fetch(Query<T, Void> query) {
        var asked = orderOf(query);
        if (!Objects.equals(asked, order)) {
            order = asked;
            pages.forget();
        }
        List<T> rows;
        try {
            rows = pages.rows(query.getOffset(), query.getLimit());
        } catch (DataAccessException | TransactionException unreachable) {
            // In the middle of an answer to the browser the list cannot be hidden; right after it, it can.
            grid.getUI().ifPresent(ui -> ui.access(failed::run));
            return Stream.empty();
        }
        remember(rows);
        return rows.stream();
    }

    private void remember(List<T> rows) {
        rows.forEach(row -> fetched.putLast(source.key(row), row));
        while (fetched.size() > MOST_ON_SCREEN) {
            fetched.pollFirstEntry();
        }
        onScreen = fetched.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Order orderOf(Query<T, Void> query) {
        return query.getSortOrders().stream()
                .findFirst()
                .map(sort -> new Order(sort.getSorted(), sort.getDirection() == SortDirection.DESCENDING))
                .orElse(null);
    }
}
