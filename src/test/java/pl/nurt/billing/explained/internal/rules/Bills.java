package pl.nurt.billing.explained.internal.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.InvoiceVat;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.platform.Money;

/** Invoices to compare, each line net from quantity and price, with 8 % of tax. */
public final class Bills {
    private static final VatRate RATE = VatRate.of("8");
    private static final Party SELLER = new Party(null, "Gmina", "1234563218", "Dworcowa 1", null, "PL");
    private static final Party BUYER = new Party("000218", "Anna", null, "Kopernika 14", null, "PL");

    private final LocalDate from;
    private final LocalDate until;
    private final List<InvoiceLine> lines = new ArrayList<>();

    private Bills(LocalDate from, LocalDate until) {
        this.from = from;
        this.until = until;
    }

    public static Bills of(String from, String until) {
        return new Bills(LocalDate.parse(from), LocalDate.parse(until));
    }

    public Bills volume(BilledService service, String quantity, String price) {
        return line(service, quantity, PriceUnit.CUBIC_METRE, price);
    }

    public Bills fee(String months, String price) {
        return line(BilledService.SUBSCRIPTION, months, PriceUnit.MONTH, price);
    }

    private Bills line(BilledService service, String quantity, PriceUnit unit, String price) {
        lines.add(new InvoiceLine(
                service,
                from,
                until,
                new BigDecimal(quantity),
                unit,
                new BigDecimal(price),
                RATE,
                Money.of(new BigDecimal(quantity).multiply(new BigDecimal(price))),
                false,
                new PriceSource("GD.1", 1),
                List.of()));
        return this;
    }

    public Invoice bill() {
        var net = Money.sum(lines.stream().map(InvoiceLine::net).toList());
        var tax = RATE.on(net);
        return new Invoice(
                new InvoiceId(1),
                "FV/1",
                new SupplyContractId(1),
                new CustomerId(1),
                from,
                until,
                until,
                until.plusDays(21),
                Instant.EPOCH,
                SELLER,
                BUYER,
                null,
                lines,
                List.of(new InvoiceVat(RATE, net, tax)),
                net,
                tax,
                net.plus(tax),
                null);
    }
}
