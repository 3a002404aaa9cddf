package pl.nurt.billing.invoices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an invoice after it was issued. Null is what has not happened yet.
 *
 * @param openedBy the person's name as the account shows it now
 * @param waits what keeps its document or message from being done; null when nothing does, empty when its turn has not come
 */
public record InvoiceLife(
        @Nullable Instant openedAt,
        @Nullable String openedBy,
        @Nullable Instant downloadedAt,
        @Nullable String downloadedBy,
        @Nullable Instant documentAt,
        @Nullable String waits) {}
