package pl.nurt.billing.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What something costs somebody for a time.
 *
 * @param net of one unit, in złoty; may have more than two decimals, for only what is to be paid is rounded
 * @param until the first day on which it no longer holds
 */
public record Price(
        PriceSource source,
        BilledService service,
        PriceFor whom,
        PriceUnit unit,
        BigDecimal net,
        VatRate vat,
        LocalDate from,
        LocalDate until) {
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    /** Whether somebody who pays could not tell the two apart, whoever set them. */
    public boolean isSameAmountAs(Price other) {
        return net.compareTo(other.net) == 0 && unit == other.unit && vat.equals(other.vat);
    }

    /** The same for another time. */
    public Price between(LocalDate first, LocalDate end) {
        return new Price(source, service, whom, unit, net, vat, first, end);
    }
}
