package pl.nurt.billing.ksef.internal.client;

/**
 * Questions that are counted together. Until KSeF has said how many it takes ({@code GET /rate-limits}) the published counts hold. Closing is a group
 * of its own since 14.09.2026, of which an older description of the interface says nothing.
 */
public enum RateGroup {
    SIGN_IN("", 60, 3_600, 36_000),
    ONLINE_SESSION("onlineSession", 10, 30, 120),
    ONLINE_CLOSE("onlineSessionClose", 20, 60, 240),
    BATCH_SESSION("batchSession", 10, 20, 60),
    BATCH_CLOSE("batchSessionClose", 20, 40, 120),
    INVOICE_SEND("invoiceSend", 10, 30, 180),
    SESSION_INVOICES("sessionInvoiceList", 10, 20, 200),
    SESSION("sessionMisc", 10, 120, 1_200),
    INVOICE_DOWNLOAD("invoiceDownload", 8, 16, 64),
    OTHER("other", 10, 30, 120);

    private final String name;
    private final Rates published;

    RateGroup(String name, int perSecond, int perMinute, int perHour) {
        this.name = name;
        published = new Rates(perSecond, perMinute, perHour);
    }

    /** How many in a second, a minute and an hour. */
    public record Rates(int perSecond, int perMinute, int perHour) {}

    /** As KSeF calls it. */
    String ksefName() {
        return name;
    }

    Rates published() {
        return published;
    }
}
