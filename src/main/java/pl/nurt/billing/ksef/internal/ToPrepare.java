package pl.nurt.billing.ksef.internal;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.customer.CustomerKind;

/**
 * An invoice that has no document yet, with what the invoice itself does not say.
 *
 * @param customer what the customer is in law: who takes the water
 * @param payer what the buyer is in law; the customer where they are one
 * @param buyerNip a tax number that was mended; null for that of the invoice
 * @param recipientNip the same of the recipient
 */
record ToPrepare(
        InvoiceId invoice,
        CustomerKind customer,
        CustomerKind payer,
        @Nullable String buyerNip,
        @Nullable String recipientNip) {}
