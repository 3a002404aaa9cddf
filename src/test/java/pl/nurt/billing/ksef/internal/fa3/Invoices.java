package pl.nurt.billing.ksef.internal.fa3;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.InvoiceVat;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;

/** Invoices of September as they would have been issued, for tests. */
public final class Invoices {
    public static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    public static final LocalDate ISSUED = LocalDate.of(2026, 10, 5);
    static final Party SELLER =
            new Party(null, "Gmina Próbna", "9990001019", "ul. Ratuszowa 29", "14-420 Młynary", "PL");
    static final Party PERSON = new Party("K-000441", "Bożena Próbna", null, "ul. Źródlana 5", "14-420 Młynary", "PL");
    static final Party COMPANY =
            new Party("K-000901", "Piekarnia Testowa sp. z o.o.", "9995551204", "Rynek 4", "14-420 Młynary", "PL");
    static final Party MUNICIPALITY =
            new Party("K-000777", "Gmina Sąsiednia", "9997773305", "Rynek 4", "14-420 Młynary", "PL");
    static final Party SCHOOL =
            new Party("K-000778", "Szkoła Podstawowa Próbna", "9990001019", "ul. Szkolna 5", "14-420 Młynary", "PL");
    static final Fa3Party UNIT = new Fa3Party(
            new Fa3Identity.InternalId("9990001019-00001"),
            "Zakład Wodny Próbny (jednostka budżetowa)",
            "PL",
            "ul. Próbna 6a",
            "14-420 Młynary",
            null);

    private Invoices() {}

    static InvoiceLine line(BilledService service, String quantity, String price, String net, String rate) {
        var unit = service.equals(BilledService.SUBSCRIPTION) ? PriceUnit.MONTH : PriceUnit.CUBIC_METRE;
        var counted = new Reason.Counted(
                "W-5001", reading(FROM, "1431"), reading(FROM.plusMonths(1), "1442"), new BigDecimal(quantity));
        return new InvoiceLine(
                service,
                FROM,
                FROM.plusMonths(1),
                new BigDecimal(quantity),
                unit,
                new BigDecimal(price),
                VatRate.of(rate),
                Money.of(net),
                false,
                new PriceSource("GD.RZT.70.42.2026", 1),
                List.of(counted));
    }

    private static IndexReading reading(LocalDate day, String index) {
        return new IndexReading(
                CivilTime.startOf(day).minusSeconds(3_600),
                CubicMetres.of(new BigDecimal(index)),
                new MeterId(5),
                "W-5001",
                IndexReading.Origin.READING);
    }

    /** Water 11 m³, sewage 11 m³, a month's fee: all at 8 %. */
    static List<InvoiceLine> usual() {
        return List.of(
                line(BilledService.WATER, "11", "5.2000", "57.20", "8"),
                line(BilledService.SEWAGE, "11", "7.8500", "86.35", "8"),
                line(BilledService.SUBSCRIPTION, "1", "8.5000", "8.50", "8"));
    }

    public static Invoice usual(int number) {
        return invoice("ZWK/FV/2026/%06d".formatted(number), PERSON, null, usual());
    }

    static Invoice invoice(Party buyer, @Nullable Party recipient, List<InvoiceLine> lines) {
        return invoice("ZWK/FV/2026/003601", buyer, recipient, lines);
    }

    /** With sums that follow from its lines. */
    static Invoice invoice(String number, Party buyer, @Nullable Party recipient, List<InvoiceLine> lines) {
        var nets = new TreeMap<VatRate, Money>();
        lines.forEach(line -> nets.merge(line.rate(), line.net(), Money::plus));
        var vat = nets.entrySet().stream()
                .map(sum -> new InvoiceVat(
                        sum.getKey(), sum.getValue(), sum.getKey().on(sum.getValue())))
                .toList();
        var net = Money.sum(vat.stream().map(InvoiceVat::net).toList());
        var tax = Money.sum(vat.stream().map(InvoiceVat::tax).toList());
        return new Invoice(
                new InvoiceId(1),
                number,
                new SupplyContractId(1),
                new CustomerId(1),
                FROM,
                FROM.plusMonths(1),
                ISSUED,
                ISSUED.plusDays(21),
                Instant.parse("2026-10-05T08:00:00.123456Z"),
                SELLER,
                buyer,
                recipient,
                lines,
                vat,
                net,
                tax,
                net.plus(tax),
                null);
    }
}
