package pl.nurt.billing.pricing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.supply.InvoiceForm;

/**
 * What holds in a contract for a time, as far as prices depend on it.
 *
 * @param until the first day on which it no longer holds; {@link LocalDate#MAX} when no end is known
 * @param group code of the tariff group
 * @param billingMonths how many months an invoice covers
 */
public record BilledTerms(
        LocalDate from,
        LocalDate until,
        String group,
        Measured measured,
        InvoiceForm invoiceForm,
        int billingMonths,
        boolean water,
        boolean sewage,
        boolean rain) {
    public boolean holdOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    public boolean supply(ServiceKind kind) {
        return switch (kind) {
            case WATER -> water;
            case SEWAGE -> sewage;
            case RAIN -> rain;
            case SUBSCRIPTION, EXTRA -> true;
        };
    }

    /** Null where only rain water is taken. */
    public @Nullable SuppliedMedia media() {
        if (water) {
            return sewage ? SuppliedMedia.BOTH : SuppliedMedia.WATER;
        }
        return sewage ? SuppliedMedia.SEWAGE : null;
    }
}
