package pl.nurt.platform.ui.list;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Between a grid, which asks for rows by their place, and a query, which pages by key.
 *
 * <p>Remembers the last row of pages already seen. A page after one of them begins exactly there, so rows that come in before
 * it are neither shown twice nor make others vanish; only a jump to an unseen place skips rows from the nearest page known.
 */
public final class KeyedPages<T> {
    private static final int MOST_REMEMBERED = 200;

    private final Source<T> source;
    private final NavigableMap<Integer, T> lastBefore = new TreeMap<>();

    public KeyedPages(Source<T> source) {
        this.source = source;
    }

    /** The query. */
    @FunctionalInterface
    public interface Source<T> {
        /** Rows that follow {@code after} (from the beginning when null) without the first {@code skip} of them. */
        List<T> page(@Nullable T after, int skip, int size);
    }

    public List<T> rows(int offset, int limit) {
        var known = lastBefore.floorEntry(offset);
        var rows = known == null
                ? source.page(null, offset, limit)
                : source.page(known.getValue(), offset - known.getKey(), limit);
        if (!rows.isEmpty()) {
            if (lastBefore.size() == MOST_REMEMBERED) {
                lastBefore.pollFirstEntry();
            }
            lastBefore.put(offset + rows.size(), rows.getLast());
        }
        return rows;
    }

    /** To be called when the question or its order changes. */
    public void forget() {
        lastBefore.clear();
    }
}
