package pl.nurt.platform.ui.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Rows of a list in a test; the database they come from can be away. */
final class Lamps implements KeyedRows<Lamps.Lamp, Integer> {
    record Lamp(int number, String name) {}

    private final List<Lamp> lamps;
    private final Supplier<String> search;
    final List<Integer> freshlyAsked = new ArrayList<>();
    boolean away;
    int counted;

    Lamps(List<Lamp> lamps, Supplier<String> search) {
        this.lamps = lamps;
        this.search = search;
    }

    @Override
    public List<Lamp> page(@Nullable Lamp after, int skip, int size, @Nullable Order order) {
        var found = found();
        if (order != null && order.descending()) {
            found = found.stream()
                    .sorted(Comparator.comparingInt(Lamp::number).reversed())
                    .toList();
        }
        int from = after == null ? 0 : found.indexOf(after) + 1;
        return found.stream().skip(from + skip).limit(size).toList();
    }

    @Override
    public int count() {
        counted++;
        return found().size();
    }

    @Override
    public List<Lamp> fresh(Collection<Integer> keys) {
        freshlyAsked.addAll(keys);
        return lamps.stream().filter(lamp -> keys.contains(lamp.number())).toList();
    }

    @Override
    public Integer key(Lamp row) {
        return row.number();
    }

    private List<Lamp> found() {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
        return lamps.stream().filter(lamp -> lamp.name().contains(search.get())).toList();
    }
}
