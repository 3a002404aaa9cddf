package pl.nurt.billing.runs.internal.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.runs.Hold;

/**
 * What a contract would be billed, and why somebody should look first.
 *
 * @param group code of the tariff group on the last day; null where nothing was agreed
 * @param bill null when nothing can be computed
 */
public record Assessment(DueDays days, @Nullable String group, Priced.@Nullable Bill bill, List<Hold> holds) {
    public Assessment {
        holds = List.copyOf(holds);
        if (bill == null && holds.isEmpty()) {
            throw new IllegalArgumentException("neither a bill nor a reason why there is none");
        }
    }

    /** Whether it says something that nobody has decided about. @param known what was known when somebody did */
    public boolean isOddBeyond(List<Hold> known) {
        var reasons = known.stream().map(Hold::reason).collect(Collectors.toSet());
        return bill == null || holds.stream().map(Hold::reason).anyMatch(reason -> !reasons.contains(reason));
    }
}
