package pl.nurt.billing.corrections.internal;

import java.util.LinkedHashMap;
import java.util.List;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.use.IndexReading;

/** The indexes with which an invoice ends. */
final class Closings {
    private Closings() {}

    /** Of each main meter the last one, where it was read or put right: what was written down at a handover or a removal is put right there. */
    static List<IndexReading> of(Invoice invoice) {
        var last = new LinkedHashMap<MeterId, IndexReading>();
        invoice.lines().stream()
                .flatMap(line -> line.reasons().stream())
                .filter(Reason.Counted.class::isInstance)
                .map(reason -> ((Reason.Counted) reason).closing())
                .forEach(closing -> last.merge(
                        closing.meter(), closing, (one, other) -> other.at().isAfter(one.at()) ? other : one));
        return last.values().stream().filter(Closings::isRead).toList();
    }

    private static boolean isRead(IndexReading closing) {
        return switch (closing.origin()) {
            case READING, CORRECTED -> true;
            case INSTALLED, HANDED_OVER, REMOVED -> false;
        };
    }
}
