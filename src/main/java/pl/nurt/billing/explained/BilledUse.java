package pl.nurt.billing.explained;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.Money;

/**
 * What one bill of a contract came to.
 *
 * @param until the first day that no longer belongs to it
 * @param water cubic metres; null when it bills no water
 */
public record BilledUse(
        LocalDate from, LocalDate until, @Nullable BigDecimal water, Money gross) {}
