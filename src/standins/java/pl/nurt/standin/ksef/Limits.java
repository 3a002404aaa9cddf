package pl.nurt.standin.ksef;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often each thing may be asked, as published in autumn 2026. */
final class Limits {
    private Limits() {}

    /** @param pages of answers that may be read in a minute */
    static Map<String, Map<String, Integer>> all(int pages) {
        var all = new LinkedHashMap<String, Map<String, Integer>>();
        all.put("onlineSession", of(10, 30, 120));
        all.put("batchSession", of(10, 20, 60));
        all.put("invoiceSend", of(10, 30, 180));
        all.put("invoiceStatus", of(30, 120, 1_200));
        all.put("sessionList", of(5, 10, 60));
        all.put("sessionInvoiceList", of(10, pages, 200));
        all.put("sessionMisc", of(10, 120, 1_200));
        all.put("invoiceMetadata", of(8, 16, 20));
        all.put("invoiceExport", of(8, 16, 20));
        all.put("invoiceExportStatus", of(10, 60, 600));
        all.put("invoiceDownload", of(8, 16, 64));
        all.put("other", of(10, 30, 120));
        return all;
    }

    private static Map<String, Integer> of(int perSecond, int perMinute, int perHour) {
        return Map.of("perSecond", perSecond, "perMinute", perMinute, "perHour", perHour);
    }
}
