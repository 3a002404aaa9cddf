package pl.nurt.billing.ksef.internal.fa3;

import org.jspecify.annotations.Nullable;

/**
 * Somebody on the invoice.
 *
 * @param country two letters
 * @param line1 street and number, or the village and number
 * @param line2 postal code and locality
 * @param number of the customer
 */
public record Fa3Party(
        Fa3Identity identity,
        String name,
        String country,
        String line1,
        @Nullable String line2,
        @Nullable String number) {}
