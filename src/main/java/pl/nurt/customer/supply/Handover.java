package pl.nurt.customer.supply;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;

/** A place that changed hands. @param day the first day of the new contract */
public record Handover(
        HandoverId id,
        ServicePointId place,
        SupplyContractId ended,
        SupplyContractId begun,
        LocalDate day,
        @Nullable String note,
        List<HandoverIndex> indexes) {
    public Handover {
        indexes = List.copyOf(indexes);
    }
}
