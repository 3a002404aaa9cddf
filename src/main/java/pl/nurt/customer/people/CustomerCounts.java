package pl.nurt.customer.people;

import java.util.Map;
import pl.nurt.customer.CustomerKind;

/** How many customers a text finds: altogether, by kind, and without a contract today. */
public record CustomerCounts(int all, Map<CustomerKind, Integer> byKind, int withoutContract) {
    public CustomerCounts {
        byKind = Map.copyOf(byKind);
    }

    public int of(CustomerFilter filter) {
        var kind = filter.kind();
        return filter.withoutContract() ? withoutContract : kind == null ? all : byKind.getOrDefault(kind, 0);
    }
}
