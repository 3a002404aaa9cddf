package pl.nurt.billing.ksef.internal.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What KSeF says of one invoice.
 *
 * @param reference by which KSeF knows it within its session
 * @param hash of its document, Base64
 * @param ksefNumber when it was taken
 * @param acceptedAt when it got that number
 * @param originalNumber of the invoice of the same seller, kind and number that was there before (440)
 * @param originalSession in which that one came
 */
public record InvoiceStatus(
        String reference,
        String hash,
        int code,
        String said,
        @Nullable String ksefNumber,
        @Nullable Instant acceptedAt,
        @Nullable String originalNumber,
        @Nullable String originalSession) {
    public static final int ACCEPTED = 200;
    public static final int DUPLICATE = 440;
    private static final int CANCELLED = 550;
    private static final int SESSION_FAILED = 405;
    private static final int UNKNOWN_ERROR = 500;

    public boolean isWorking() {
        return code < ACCEPTED;
    }

    /** Nothing of the invoice: it may be sent again as it is. */
    public boolean isToBeRepeated() {
        return code == CANCELLED || code == SESSION_FAILED || code == UNKNOWN_ERROR;
    }
}
