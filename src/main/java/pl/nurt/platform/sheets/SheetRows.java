package pl.nurt.platform.sheets;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where rows come from, one after the other; all of them are never in memory at once. */
@FunctionalInterface
public interface SheetRows<R> {
    /** Hands each row on, in order. What the consumer throws goes through: that is how a job is stopped. */
    void each(Consumer<? super R> row);

    static <R> SheetRows<R> of(List<R> rows) {
        return rows::forEach;
    }

    /** @param after the page behind a row, the first page behind null; an empty one is the end */
    static <R> SheetRows<R> byKey(Function<@Nullable R, List<R>> after) {
        return consumer -> {
            @Nullable R last = null;
            for (var page = after.apply(last); !page.isEmpty(); page = after.apply(last)) {
                page.forEach(consumer);
                last = page.getLast();
            }
        };
    }
}
