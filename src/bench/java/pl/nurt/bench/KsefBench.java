package pl.nurt.bench;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.transform.stream.StreamSource;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.ksef.internal.fa3.Fa3Checks;
import pl.nurt.billing.ksef.internal.fa3.Fa3Mapping;
import pl.nurt.billing.ksef.internal.fa3.Fa3Schema;
import pl.nurt.billing.ksef.internal.fa3.Fa3Writer;
import pl.nurt.billing.ksef.internal.fa3.Invoices;

/** Structured invoices on one thread: from an invoice to bytes that may leave, and beside it the official schema alone on the same bytes. */
public final class KsefBench {
    private static final int WARM_UP = 3_000;
    private static final int INVOICES = 5_000;
    private static final Fa3Mapping.Known CONSUMER = Fa3Mapping.Known.ordinary(true);

    private KsefBench() {}

    public static void main(String[] args) throws Exception {
        var built = 0.0;
        var validated = 0.0;
        for (var count : List.of(WARM_UP, INVOICES)) {
            var invoices =
                    IntStream.rangeClosed(1, count).mapToObj(Invoices::usual).toList();
            built = build(invoices);
            validated = validate(invoices.stream().map(KsefBench::document).toList());
        }
        Report.atLeast("FA(3), build, schema and our own checks", built, 500, "/s");
        Report.atLeast("FA(3), that as part of the schema alone on the same bytes", built / validated, 0.5, "");
    }

    private static byte[] document(Invoice invoice) {
        return Fa3Writer.write(Fa3Mapping.of(invoice, CONSUMER));
    }

    private static double build(List<Invoice> invoices) {
        var start = System.nanoTime();
        for (var invoice : invoices) {
            if (!Fa3Checks.check(document(invoice), Invoices.ISSUED).isEmpty()) {
                throw new IllegalStateException(invoice.number());
            }
        }
        return invoices.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static double validate(List<byte[]> documents) throws Exception {
        var start = System.nanoTime();
        for (var document : documents) {
            Fa3Schema.get().newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
        }
        return documents.size() / ((System.nanoTime() - start) / 1e9);
    }
}
