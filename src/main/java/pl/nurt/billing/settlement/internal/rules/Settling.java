package pl.nurt.billing.settlement.internal.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.runs.HoldReason;
import pl.nurt.billing.runs.internal.rules.Assessment;
import pl.nurt.billing.runs.internal.rules.BilledSince;
import pl.nurt.billing.runs.internal.rules.ContractFacts;
import pl.nurt.billing.runs.internal.rules.DueDays;
import pl.nurt.billing.settlement.AskedFrom;
import pl.nurt.billing.settlement.SettlementStop;
import pl.nurt.billing.settlement.SettlementStop.Reason;
import pl.nurt.platform.Money;

/**
 * A settlement of today. Its days, and with them its fees, end with yesterday or with the contract; its water ends with what the meter showed at
 * the moment, so that the next bill, which begins with today, begins with that.
 *
 * @param toTheMoment false when the contract ended before
 */
public record Settling(DueDays days, boolean toTheMoment) {
    /** @param since null while nothing was ever billed here */
    public static Optional<Settling> of(ContractFacts facts, LocalDate today, @Nullable BilledSince since) {
        return facts.dueUntil(today, since)
                .map(days -> new Settling(
                        days, facts.validTo() == null || facts.validTo().isAfter(today)));
    }

    /** Why nothing is due. */
    public static SettlementStop nothing(ContractFacts facts, @Nullable BilledSince since) {
        return SettlementStop.of(facts.billed().until() == null && since == null ? Reason.NOT_YET : Reason.NOTHING_DUE);
    }

    /** What stands in the way of a bill; empty when it may be issued. The office is asked just when a contract ends, so that does not stop it. */
    public static List<SettlementStop> stops(Assessment assessment, AskedFrom from) {
        var stops = assessment.holds().stream()
                .filter(hold -> from == AskedFrom.PORTAL || hold.reason() != HoldReason.CONTRACT_ENDS)
                .map(SettlementStop::of)
                .toList();
        var bill = assessment.bill();
        return stops.isEmpty() && (bill == null || bill.totals().gross().compareTo(Money.ZERO) <= 0)
                ? List.of(SettlementStop.of(Reason.NOTHING_TO_PAY))
                : stops;
    }
}
