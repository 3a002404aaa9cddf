package pl.nurt.billing.invoices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.platform.Money;

/**
 * A line of an invoice as it was and as it is, of one service. At least one of the two is there.
 *
 * @param before null where only the correction bills it
 * @param after null where it is not billed any more
 */
public record LinePair(
        @Nullable InvoiceLine before, @Nullable InvoiceLine after) {
    public LinePair {
        if (before == null && after == null) {
            throw new IllegalArgumentException("neither before nor after");
        }
    }

    /** Service by service in the order in which they were billed, and within a service one line after the other. */
    public static List<LinePair> of(List<InvoiceLine> before, List<InvoiceLine> after) {
        var services = new LinkedHashMap<BilledService, Sides>();
        before.forEach(line -> of(services, line).before.add(line));
        after.forEach(line -> of(services, line).after.add(line));
        var pairs = new ArrayList<LinePair>();
        for (var sides : services.values()) {
            for (var at = 0; at < Math.max(sides.before.size(), sides.after.size()); at++) {
                pairs.add(new LinePair(at(sides.before, at), at(sides.after, at)));
            }
        }
        return List.copyOf(pairs);
    }

    private static final class Sides {
        private final List<InvoiceLine> before = new ArrayList<>();
        private final List<InvoiceLine> after = new ArrayList<>();
    }

    private static Sides of(LinkedHashMap<BilledService, Sides> services, InvoiceLine line) {
        return services.computeIfAbsent(line.service(), service -> new Sides());
    }

    private static @Nullable InvoiceLine at(List<InvoiceLine> lines, int place) {
        return place < lines.size() ? lines.get(place) : null;
    }

    /** The line as it is, or was where it is no more. */
    public InvoiceLine line() {
        return after == null ? Objects.requireNonNull(before) : after;
    }

    /** What it changes, net. */
    public Money difference() {
        var then = before == null ? Money.ZERO : before.net();
        var now = after == null ? Money.ZERO : after.net();
        return now.minus(then);
    }

    /** Whether whoever pays reads anything else: not only other reasons for the same. */
    public boolean changes() {
        return before == null || after == null || !before.saysAs(after);
    }
}
