package pl.nurt.billing.invoices;

import org.jspecify.annotations.Nullable;

/**
 * Who stands on an invoice, as they were when it was issued.
 *
 * @param number of the customer; null for the seller
 * @param nip ten digits; null when there is none, or nobody has said it yet
 * @param address street and number, or the village and number
 * @param town postal code and locality; null where the address says it
 * @param country two letters
 */
public record Party(
        @Nullable String number,
        String name,
        @Nullable String nip,
        String address,
        @Nullable String town,
        String country) {}
