package pl.nurt.billing.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.explained.ExplainedLines;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.Money;

/**
 * A bill that can be issued, with every line of it.
 *
 * @param lines from the first day that was not billed yet
 * @param asOf readings after this moment do not count for it
 * @param validUntil it cannot be issued any more after this moment
 * @param dueOn when it would have to be paid if it were issued today
 * @param endedOn the last day of a contract that is over; null while it holds
 */
public record SettlementOffer(
        SupplyContractId contract,
        ExplainedLines lines,
        Instant asOf,
        Instant validUntil,
        LocalDate dueOn,
        @Nullable LocalDate endedOn) {
    public Money gross() {
        return lines.gross();
    }

    /** The indexes it ends with, of each main meter. */
    public List<IndexReading> closings() {
        return lines.lines().stream()
                .flatMap(line -> line.reasons().stream())
                .filter(Reason.Counted.class::isInstance)
                .map(reason -> ((Reason.Counted) reason).closing())
                .distinct()
                .toList();
    }

    /** Whether both are one bill to whoever pays it. */
    public boolean isSameBillAs(SettlementOffer other) {
        return contract.equals(other.contract) && lines.equals(other.lines);
    }
}
