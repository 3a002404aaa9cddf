package pl.nurt.billing.ksef.internal.fa3;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;

/**
 * A line. A correction states each twice, as it was and as it is, under the same position.
 *
 * @param position from 1 on
 * @param classification of the service by PKWiU; null where none is known
 * @param before whether it is a line as it was before the correction
 */
public record Fa3Line(
        int position,
        String name,
        @Nullable String classification,
        String unit,
        BigDecimal quantity,
        BigDecimal netPrice,
        Money net,
        VatRate rate,
        boolean before) {}
