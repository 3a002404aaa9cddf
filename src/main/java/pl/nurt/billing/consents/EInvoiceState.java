package pl.nurt.billing.consents;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.consents.CustomerConsent;
import pl.nurt.customer.supply.InvoiceForm;

/**
 * How a contract gets its invoices, and what would change it.
 *
 * @param now the form of today
 * @param next the form of the next period, if the contract holds then
 * @param from its first day
 * @param endsBefore whether the contract ends before that day
 * @param effect of the other form than {@code next}; null when the tariff has no price for it or the contract ends before
 * @param words what was said about it, the latest first
 */
public record EInvoiceState(
        EInvoiceContract contract,
        InvoiceForm now,
        InvoiceForm next,
        LocalDate from,
        boolean endsBefore,
        @Nullable FormEffect effect,
        List<CustomerConsent> words) {
    public EInvoiceState {
        words = List.copyOf(words);
    }

    public boolean isElectronic() {
        return next == InvoiceForm.ELECTRONIC;
    }
}
