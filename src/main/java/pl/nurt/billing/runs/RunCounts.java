package pl.nurt.billing.runs;

import java.util.Map;
import pl.nurt.platform.Money;

/** How many contracts of a run are in each state, and what they come to. */
public record RunCounts(Map<ItemState, Sum> byState) {
    /** Of the contracts of one state. @param gross of those that have a price */
    public record Sum(long contracts, Money gross) {
        public static final Sum NONE = new Sum(0, Money.ZERO);
    }

    public RunCounts {
        byState = Map.copyOf(byState);
    }

    public Sum of(ItemState state) {
        return byState.getOrDefault(state, Sum.NONE);
    }

    public long contracts() {
        return byState.values().stream().mapToLong(Sum::contracts).sum();
    }

    /** Those that wait for a person, and those that a person left out. */
    public long held() {
        return of(ItemState.HELD).contracts() + of(ItemState.LEFT_OUT).contracts();
    }
}
