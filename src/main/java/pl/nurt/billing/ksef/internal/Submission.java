package pl.nurt.billing.ksef.internal;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.platform.files.StoredFileId;

/**
 * What the work on one invoice needs to know of its row.
 *
 * @param hash SHA-256 of its document, hexadecimal
 * @param isHandedOver whether it was begun to be handed over in its session
 * @param reference by which KSeF knows it within the session
 */
record Submission(
        InvoiceId invoice,
        StoredFileId document,
        String hash,
        boolean isHandedOver,
        @Nullable String reference,
        @Nullable String ksefNumber,
        @Nullable String originalNumber,
        @Nullable String originalSession,
        int attempts) {}
