package pl.nurt.platform.ui.list;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The questions a {@link KeyedGrid} asks: a service's answers to what the filter bar says now.
 *
 * @param <T> a row
 * @param <K> what tells one row from another, such as {@code MeterId}
 */
public interface KeyedRows<T, K> {
    /**
     * Rows that follow {@code after} (from the beginning when null) without the first {@code skip} of them.
     *
     * @param order null for the list's own order
     */
    List<T> page(@Nullable T after, int skip, int size, @Nullable Order order);

    /** How many rows there are. */
    int count();

    /** These rows as they are now, whether or not the filter would still find them; without those that are gone. */
    List<T> fresh(Collection<K> keys);

    K key(T row);

    /** @param column as {@link KeyedGrid#column} named it */
    record Order(String column, boolean descending) {}
}
