package pl.nurt.telemetry.ui;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.platform.PolishText;
import pl.nurt.platform.ui.list.ChipFilter;
import pl.nurt.platform.ui.list.KeyedRows;
import pl.nurt.platform.ui.list.SearchFilter;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.bridges.PolledConcentrator;

/**
 * The concentrators that the filter bar asks for, those in trouble first.
 *
 * <p>A utility has some dozens: all of them are fetched whenever their number is asked, and the rows come from what was fetched. The
 * order stays as it was when the list was last asked, so that a row does not run away under the hand.
 */
final class ConcentratorList implements KeyedRows<PolledConcentrator, ConcentratorId> {
    private static final List<ConcentratorState> WORST_FIRST = List.of(
            ConcentratorState.OFFLINE, ConcentratorState.DEGRADED, ConcentratorState.NEW, ConcentratorState.ONLINE);

    private final Concentrators concentrators;
    private final SearchFilter search;
    private final ChipFilter<ConcentratorState> state;
    private final Comparator<PolledConcentrator> order;
    private List<BridgeStatus> bridges = List.of();
    private List<PolledConcentrator> rows = List.of();

    ConcentratorList(
            Concentrators concentrators, SearchFilter search, ChipFilter<ConcentratorState> state, Locale language) {
        this.concentrators = concentrators;
        this.search = search;
        this.state = state;
        order = Comparator.<PolledConcentrator>comparingInt(
                        one -> WORST_FIRST.indexOf(one.concentrator().state()))
                .thenComparing(one -> one.concentrator().name(), Collator.getInstance(language))
                .thenComparingLong(one -> one.id().value());
    }

    /** The questions of the chips; empty for all. */
    static List<Optional<ConcentratorState>> questions() {
        return Stream.concat(
                        Stream.of(Optional.<ConcentratorState>empty()),
                        WORST_FIRST.stream().map(Optional::of))
                .toList();
    }

    /** The bridges as they were when the list was last counted. */
    List<BridgeStatus> bridges() {
        return bridges;
    }

    Optional<PolledConcentrator> find(ConcentratorId id) {
        return all().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The chips show how many there are of each state. */
    @Override
    public int count() {
        bridges = concentrators.bridges();
        var found = all().filter(this::isSearched).toList();
        var counts = found.stream()
                .collect(Collectors.groupingBy(
                        one -> Optional.of(one.concentrator().state()), Collectors.counting()));
        var shown = new HashMap<Optional<ConcentratorState>, Long>();
        questions().forEach(question -> shown.put(question, counts.getOrDefault(question, 0L)));
        shown.put(Optional.empty(), (long) found.size());
        state.counts(shown);
        return (int) found.stream().filter(this::isAsked).count();
    }

    @Override
    public List<PolledConcentrator> page(
            @Nullable PolledConcentrator after, int skip, int size, @Nullable Order asked) {
        if (after == null && skip == 0) {
            rows = all().filter(this::isSearched)
                    .filter(this::isAsked)
                    .sorted(order)
                    .toList();
        }
        var from = after == null
                ? 0
                : rows.stream().map(PolledConcentrator::id).toList().indexOf(after.id()) + 1;
        return rows.stream().skip(from + (long) skip).limit(size).toList();
    }

    @Override
    public List<PolledConcentrator> fresh(Collection<ConcentratorId> keys) {
        return all().filter(one -> keys.contains(one.id())).toList();
    }

    @Override
    public ConcentratorId key(PolledConcentrator row) {
        return row.id();
    }

    private Stream<PolledConcentrator> all() {
        return bridges.stream()
                .flatMap(bridge -> bridge.concentrators().stream().map(one -> new PolledConcentrator(bridge, one)));
    }

    private boolean isSearched(PolledConcentrator one) {
        var words = one.concentrator().name() + " " + one.concentrator().code() + " "
                + one.bridge().code();
        return PolishText.plain(words).contains(PolishText.plain(search.value()));
    }

    private boolean isAsked(PolledConcentrator one) {
        return state.value().map(asked -> asked == one.concentrator().state()).orElse(true);
    }
}
