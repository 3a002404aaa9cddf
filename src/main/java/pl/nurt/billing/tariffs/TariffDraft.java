package pl.nurt.billing.tariffs;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BillingSettings;

/**
 * A tariff as somebody writes it down.
 *
 * @param decision number of the decision that approves it
 * @param authority whose decision it is
 * @param until the first day on which it no longer holds
 * @param steps the first day of each yearly step; the first one is that of the tariff
 * @param version of the draft that was read; 0 for a new one
 */
public record TariffDraft(
        String decision,
        String authority,
        TariffOrigin origin,
        @Nullable String note,
        LocalDate from,
        LocalDate until,
        BillingSettings settings,
        List<LocalDate> steps,
        List<TariffItem> items,
        int version) {
    public TariffDraft {
        steps = List.copyOf(steps);
        items = List.copyOf(items);
    }
}
