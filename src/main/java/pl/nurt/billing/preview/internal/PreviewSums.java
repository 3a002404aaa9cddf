package pl.nurt.billing.preview.internal;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.preview.PreviewedCustomer;
import pl.nurt.billing.preview.PreviewedSum;
import pl.nurt.billing.preview.TariffPreview;
import pl.nurt.customer.CustomerRef;
import pl.nurt.platform.Money;

/** Adds up what contracts cost before and after. */
public final class PreviewSums {
    private static final int MOST = 10;

    private final boolean compared;
    private final Map<String, PreviewedSum> groups = new TreeMap<>();
    private final Map<CustomerRef, PreviewedSum> customers = new LinkedHashMap<>();
    private PreviewedSum sum = PreviewedSum.NONE;
    private long cheaper;
    private long withoutReading;
    private long withoutPrice;

    /** @param compared whether there is a before */
    public PreviewSums(boolean compared) {
        this.compared = compared;
    }

    public void unread() {
        withoutReading++;
    }

    public void unpriced() {
        withoutPrice++;
    }

    /** @param before null when it has no price; likewise {@code after} */
    public void add(PreviewedContract contract, String group, @Nullable Money before, @Nullable Money after) {
        if (after == null || before == null && compared) {
            unpriced();
            return;
        }
        var one = new PreviewedSum(1, before == null ? Money.ZERO : before, after);
        sum = sum.plus(one);
        groups.merge(group, one, PreviewedSum::plus);
        customers.merge(contract.customer(), one, PreviewedSum::plus);
        if (compared && one.change().isNegative()) {
            cheaper++;
        }
    }

    public TariffPreview preview(YearMonth month) {
        var most = customers.entrySet().stream()
                .map(one -> new PreviewedCustomer(one.getKey(), one.getValue()))
                .filter(one -> compared && !one.sum().change().isZero())
                .sorted(Comparator.comparing(
                                (PreviewedCustomer one) -> one.sum().change().abs())
                        .reversed()
                        .thenComparing(one -> one.customer().number()))
                .limit(MOST)
                .toList();
        return new TariffPreview(
                month, compared, sum, new TreeMap<>(groups), most, cheaper, withoutReading, withoutPrice);
    }
}
