package pl.nurt.billing.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.supply.InvoiceForm;

/**
 * Whom a price is for; what is null does not matter.
 *
 * @param group code of a tariff group
 * @param billingMonths how many months an invoice covers
 */
public record PriceFor(
        @Nullable String group,
        @Nullable Measured measured,
        @Nullable InvoiceForm invoiceForm,
        @Nullable Integer billingMonths,
        @Nullable SuppliedMedia media) {
    public static final PriceFor EVERYBODY = new PriceFor(null, null, null, null, null);

    public static PriceFor group(String code) {
        return new PriceFor(code, null, null, null, null);
    }

    public static PriceFor invoice(InvoiceForm form) {
        return new PriceFor(null, null, form, null, null);
    }

    public boolean fits(BilledTerms terms) {
        return fits(group, terms.group())
                && fits(measured, terms.measured())
                && fits(invoiceForm, terms.invoiceForm())
                && fits(billingMonths, terms.billingMonths())
                && (media == null || media == terms.media());
    }

    private static boolean fits(@Nullable Object asked, Object given) {
        return asked == null || asked.equals(given);
    }

    /** Whether there can be a contract that both are for. */
    public boolean canMeet(PriceFor other) {
        var mine = conditions();
        var theirs = other.conditions();
        for (var place = 0; place < mine.size(); place++) {
            var one = mine.get(place);
            var two = theirs.get(place);
            if (one != null && two != null && !one.equals(two)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it asks all that the other one asks, and more: of two prices that fit the narrower one holds. */
    public boolean isNarrowerThan(PriceFor other) {
        var mine = conditions();
        var theirs = other.conditions();
        for (var place = 0; place < mine.size(); place++) {
            if (theirs.get(place) != null && !Objects.equals(mine.get(place), theirs.get(place))) {
                return false;
            }
        }
        return !equals(other);
    }

    private List<@Nullable Object> conditions() {
        var all = new ArrayList<@Nullable Object>();
        all.add(group);
        all.add(measured);
        all.add(invoiceForm);
        all.add(billingMonths);
        all.add(media);
        return all;
    }
}
