package pl.nurt.billing.settlement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.customer.SupplyContractId;

/** A contract that may be settled. @param validTo the first day on which it no longer holds; null while no end is known */
public record SettledContract(
        SupplyContractId id,
        String number,
        CustomerRef customer,
        Place place,
        @Nullable LocalDate validTo) {}
