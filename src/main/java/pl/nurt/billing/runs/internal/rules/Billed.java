package pl.nurt.billing.runs.internal.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.internal.rules.BilledIndexes;
import pl.nurt.metering.use.IndexReading;

/**
 * What invoices say already of a contract and of its place.
 *
 * @param until the first day that no invoice of the contract bills; null while there is none
 * @param indexes with which the last of them ended, of each main meter
 * @param asBilled the same in the units of that bill, and of what was deducted
 * @param elsewhere the last one of another contract that bills days on which this one holds; null when there is none
 */
public record Billed(
        @Nullable LocalDate until,
        List<IndexReading> indexes,
        BilledIndexes asBilled,
        @Nullable Elsewhere elsewhere) {
    public static final Billed NOTHING = new Billed(null, List.of(), null);

    public Billed(@Nullable LocalDate until, List<IndexReading> indexes, @Nullable Elsewhere elsewhere) {
        this(until, indexes, BilledIndexes.NONE, elsewhere);
    }

    public Billed {
        indexes = List.copyOf(indexes);
    }

    /** An invoice of another contract at the same place. @param until the first day that it does not bill */
    public record Elsewhere(String number, LocalDate until) {}
}
