package pl.nurt.billing.ksef.internal;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.customer.CustomerKind;

/**
 * An invoice that has no document yet, with what the invoice itself does not say.
 *
 * @param customer what the customer was in law when it was issued: who takes the water
 * @param payer what the buyer was; the customer where they are one
 * @param buyerNip a tax number that was mended; null for that of the invoice
 * @param recipientNip the same of the recipient
 * @param account where it is to be paid; null where it names none
 */
record ToPrepare(
        InvoiceId invoice,
        CustomerKind customer,
        CustomerKind payer,
        @Nullable String buyerNip,
        @Nullable String recipientNip,
        @Nullable String account) {}
