package pl.nurt.billing.register;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;

/**
 * One invoice as a line of the register.
 *
 * @param lastDay the last day of what was sold
 * @param rates net and tax by rate
 * @param ksefNumber null outside KSeF, and while it has not come
 */
public record SalesRow(
        InvoiceId id,
        long sequence,
        String number,
        LocalDate issuedOn,
        LocalDate lastDay,
        Party buyer,
        Map<VatRate, Taxed> rates,
        Money net,
        Money vat,
        Money gross,
        @Nullable String ksefNumber) {
    /** What is taxed with one rate, and the tax. */
    public record Taxed(Money net, Money vat) {}

    /** Where the next page goes on. */
    public record Key(LocalDate issuedOn, long sequence, InvoiceId id) {}

    public SalesRow {
        rates = Map.copyOf(rates);
    }

    public Key key() {
        return new Key(issuedOn, sequence, id);
    }

    public Optional<Taxed> at(VatRate rate) {
        return Optional.ofNullable(rates.get(rate));
    }
}
