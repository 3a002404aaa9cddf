package pl.nurt.billing.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.platform.Money;

/**
 * What came of a run, from the invoices themselves, beside what its dry run said.
 *
 * @param first number; null while nothing is issued
 * @param last number
 * @param unbroken whether no other invoice has a number between them
 */
public record RunResult(
        long invoices,
        Money net,
        Money vat,
        Money gross,
        @Nullable String first,
        @Nullable String last,
        boolean unbroken,
        List<OfService> services) {
    /**
     * Net, by service.
     *
     * @param planned of all that goes in, by the dry run
     * @param issued by the lines of the invoices
     * @param open of what is parked or waits its turn
     */
    public record OfService(ServiceKind service, Money planned, Money issued, Money open) {
        /** Nothing, when the invoices say what the dry run said. */
        public Money difference() {
            return planned.minus(issued).minus(open);
        }
    }

    public RunResult {
        services = List.copyOf(services);
    }

    public boolean agrees() {
        return services.stream().allMatch(service -> service.difference().isZero());
    }
}
