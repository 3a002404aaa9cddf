package pl.nurt.notice.ui.unreached;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.reach.Unreached;
import pl.nurt.notice.reach.UnreachedFilter;
import pl.nurt.notice.reach.UnreachedOrder;
import pl.nurt.notice.reach.UnreachedOrder.By;
import pl.nurt.notice.reach.UnreachedPeople;
import pl.nurt.notice.reach.WhyUnreached;
import pl.nurt.platform.ui.list.ChipFilter;
import pl.nurt.platform.ui.list.KeyedRows;
import pl.nurt.platform.ui.list.SearchFilter;
import pl.nurt.platform.ui.search.SearchedRows;

/** The rows of the list, as what is searched for and the chips ask for them. */
final class UnreachedList implements KeyedRows<Unreached, UserAccountId> {
    /** Columns it can be sorted by. */
    static final String NAME = "name";

    static final String SHOWN = "shown";

    private final UnreachedPeople people;
    private final SearchFilter search;
    private final ChipFilter<WhyUnreached> why;
    private final SearchedRows shown;

    UnreachedList(UnreachedPeople people, SearchFilter search, ChipFilter<WhyUnreached> why, SearchedRows shown) {
        this.people = people;
        this.search = search;
        this.why = why;
        this.shown = shown;
    }

    static List<Optional<WhyUnreached>> questions() {
        return Stream.concat(
                        Stream.of(Optional.<WhyUnreached>empty()),
                        Arrays.stream(WhyUnreached.values()).map(Optional::of))
                .toList();
    }

    @Override
    public List<Unreached> page(@Nullable Unreached after, int skip, int size, @Nullable Order order) {
        var rows = people.page(filter(), order(order), after, skip, size);
        shown.came(
                filter().text(),
                rows.stream().map(row -> Long.toString(row.account().value())).toList());
        return rows;
    }

    @Override
    public int count() {
        var counts = people.counts(filter().text());
        var all = counts.values().stream().mapToInt(Integer::intValue).sum();
        var shown = new HashMap<Optional<WhyUnreached>, Long>();
        shown.put(Optional.empty(), (long) all);
        counts.forEach((one, count) -> shown.put(Optional.of(one), (long) count));
        why.counts(shown);
        return why.value().map(one -> counts.getOrDefault(one, 0)).orElse(all);
    }

    @Override
    public List<Unreached> fresh(Collection<UserAccountId> keys) {
        return people.rows(keys);
    }

    @Override
    public UserAccountId key(Unreached row) {
        return row.account();
    }

    /** What is asked now. */
    UnreachedFilter filter() {
        return new UnreachedFilter(search.value(), why.value().orElse(null));
    }

    private static UnreachedOrder order(@Nullable Order order) {
        return order == null
                ? UnreachedOrder.NAME
                : new UnreachedOrder(order.column().equals(SHOWN) ? By.LAST_SHOWN : By.NAME, order.descending());
    }
}
