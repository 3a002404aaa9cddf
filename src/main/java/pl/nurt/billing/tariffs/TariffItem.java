package pl.nurt.billing.tariffs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.PriceUnit;

/**
 * A line of a price list.
 *
 * @param net of one unit in each step, in złoty; null where it is not known: a tariff with such a hole is not published
 */
public record TariffItem(
        BilledService service, PriceFor whom, PriceUnit unit, VatClass vat, List<@Nullable BigDecimal> net) {
    public TariffItem {
        net = Collections.unmodifiableList(new ArrayList<>(net));
    }

    /** In the step, from 1 on; null when it is not known. */
    public @Nullable BigDecimal net(int step) {
        return step <= net.size() ? net.get(step - 1) : null;
    }
}
