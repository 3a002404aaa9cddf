package pl.nurt.billing.preview.internal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.internal.rules.AgreedTerms;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.metering.use.PlaceDays;

/** A contract that held in the month. */
public record PreviewedContract(
        CustomerRef customer,
        ServicePointId place,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<ContractTerms> agreed) {
    public PreviewedContract {
        agreed = List.copyOf(agreed);
    }

    public List<BilledTerms> terms() {
        return AgreedTerms.of(agreed, validFrom, validTo);
    }

    /** Code of the tariff group on the last of its days before that one. */
    public String groupBefore(LocalDate until) {
        return terms().stream()
                .filter(some -> some.from().isBefore(until))
                .reduce((earlier, later) -> later)
                .map(BilledTerms::group)
                .orElseThrow();
    }

    /** The days of the month on which it held. */
    public PlaceDays days(LocalDate from, LocalDate until) {
        return new PlaceDays(
                place,
                validFrom.isAfter(from) ? validFrom : from,
                validTo != null && validTo.isBefore(until) ? validTo : until);
    }
}
