package pl.nurt.billing.pricing;

import java.time.LocalDate;
import java.util.List;

/**
 * What a bill is asked for.
 *
 * @param until the first day that no longer belongs to it
 * @param supplies the first one bears the subscription fee
 */
public record BillRequest(LocalDate from, LocalDate until, List<Supply> supplies, List<OrderedWork> ordered) {
    public BillRequest {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("no day from " + from + " until " + until);
        }
        supplies = List.copyOf(supplies);
        ordered = List.copyOf(ordered);
    }
}
