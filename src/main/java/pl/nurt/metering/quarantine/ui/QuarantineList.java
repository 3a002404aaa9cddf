package pl.nurt.metering.quarantine.ui;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.quarantine.QuarantineFilter;
import pl.nurt.metering.quarantine.QuarantineState;
import pl.nurt.metering.quarantine.QuarantinedReading;
import pl.nurt.metering.quarantine.QuarantinedReadingId;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.platform.ui.list.ChipFilter;
import pl.nurt.platform.ui.list.KeyedRows;
import pl.nurt.platform.ui.list.SearchFilter;
import pl.nurt.platform.ui.list.SelectFilter;

/** The readings in quarantine that the filter bar asks for, newest first. */
record QuarantineList(
        Quarantine quarantine,
        Viewer viewer,
        SearchFilter search,
        ChipFilter<QuarantineState> state,
        SelectFilter<RefusalReason> reason)
        implements KeyedRows<QuarantinedReading, QuarantinedReadingId> {
    @Override
    public List<QuarantinedReading> page(
            @Nullable QuarantinedReading after, int skip, int size, @Nullable Order order) {
        return quarantine.page(filter(asked()), after == null ? null : after.id(), skip + size, viewer).stream()
                .skip(skip)
                .toList();
    }

    /** The chips show how many there are of each state. */
    @Override
    public int count() {
        var counts = new HashMap<Optional<QuarantineState>, Long>();
        Arrays.stream(QuarantineState.values())
                .forEach(one -> counts.put(Optional.of(one), (long) quarantine.count(filter(one), viewer)));
        state.counts(counts);
        return Math.toIntExact(counts.getOrDefault(Optional.of(asked()), 0L));
    }

    @Override
    public List<QuarantinedReading> fresh(Collection<QuarantinedReadingId> keys) {
        return quarantine.rows(List.copyOf(keys), viewer);
    }

    @Override
    public QuarantinedReadingId key(QuarantinedReading row) {
        return row.id();
    }

    /** Whether the page asks for what waits and nothing else. */
    boolean asksForAllThatWaits() {
        return asked() == QuarantineState.OPEN
                && reason.value().isEmpty()
                && search.value().isEmpty();
    }

    private QuarantineState asked() {
        return state.value().orElse(QuarantineState.OPEN);
    }

    private QuarantineFilter filter(QuarantineState one) {
        return new QuarantineFilter(one, reason.value().orElse(null), search.value());
    }
}
