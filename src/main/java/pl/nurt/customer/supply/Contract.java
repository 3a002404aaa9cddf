package pl.nurt.customer.supply;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.customer.SupplyContractId;

/**
 * A contract of a customer for a place.
 *
 * @param validTo the first day on which it no longer holds; null while no end is known
 * @param terms all of them, the oldest first; those to come as well
 */
public record Contract(
        SupplyContractId contractId,
        String number,
        CustomerRef customer,
        Place place,
        @Nullable SensitiveUse sensitiveUse,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<ContractTerms> terms,
        int version) {
    public Contract {
        terms = List.copyOf(terms);
    }

    public boolean holdsOn(LocalDate day) {
        return !validFrom.isAfter(day) && !endedOn(day);
    }

    public boolean endedOn(LocalDate day) {
        return validTo != null && !validTo.isAfter(day);
    }

    /** What holds on the day; before the first terms begin, those first ones. */
    public Optional<ContractTerms> termsOn(LocalDate day) {
        var begun = terms.reversed().stream()
                .filter(some -> !some.validFrom().isAfter(day))
                .findFirst();
        return begun.isPresent() ? begun : terms.stream().findFirst();
    }
}
