package pl.nurt.customer.people;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerKind;

/**
 * How many customers a text finds: altogether, by kind, and without a contract today. Of very many only the question that was asked is
 * counted.
 *
 * @param withoutContract null when not counted
 */
public record CustomerCounts(
        int all,
        Map<CustomerKind, Integer> byKind,
        @Nullable Integer withoutContract) {
    public CustomerCounts {
        byKind = Map.copyOf(byKind);
    }

    public boolean isCounted(CustomerFilter filter) {
        return filter.withoutContract()
                ? withoutContract != null
                : filter.kind() == null || byKind.containsKey(filter.kind());
    }

    /** It must be {@linkplain #isCounted counted}. */
    public int of(CustomerFilter filter) {
        var kind = filter.kind();
        return filter.withoutContract()
                ? Objects.requireNonNull(withoutContract)
                : kind == null ? all : byKind.get(kind);
    }
}
