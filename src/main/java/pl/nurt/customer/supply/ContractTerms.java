package pl.nurt.customer.supply;

import java.time.LocalDate;

/**
 * What holds in a contract from a day on.
 *
 * @param tariffGroup code of a {@link TariffGroup}
 * @param billingMonths how many months an invoice covers: 1, 2, 3, 6 or 12
 */
public record ContractTerms(
        LocalDate validFrom,
        String tariffGroup,
        int billingMonths,
        InvoiceForm invoiceForm,
        boolean water,
        boolean sewage,
        boolean rain) {}
