package pl.nurt.billing.ksef.internal.rules;

import java.time.Instant;
import pl.nurt.billing.ksef.internal.client.InvoiceStatus;
import pl.nurt.billing.ksef.internal.fa3.KsefNumber;

/** What an answer of KSeF means for an invoice. */
public sealed interface InvoiceOutcome {
    /** KSeF is still at it. */
    record Working() implements InvoiceOutcome {}

    record Accepted(String ksefNumber, Instant at) implements InvoiceOutcome {}

    /** There is a document of this seller, kind and number: ours from a lost answer, or somebody else's. The answer does not say which. */
    record Taken(String original, String session) implements InvoiceOutcome {}

    /** Nothing of the invoice: it goes again. */
    record Again(String said) implements InvoiceOutcome {}

    record Rejected(String said) implements InvoiceOutcome {}

    /** @param sellerNip whose number it must be */
    static InvoiceOutcome of(InvoiceStatus status, String sellerNip) {
        if (status.isWorking()) {
            return new Working();
        }
        var said = status.code() + " " + status.said();
        if (status.code() == InvoiceStatus.ACCEPTED) {
            var number = status.ksefNumber();
            var at = status.acceptedAt();
            return number != null && at != null && KsefNumber.isRight(number) && number.startsWith(sellerNip)
                    ? new Accepted(number, at)
                    // Answered in part only: it is asked again.
                    : new Working();
        }
        if (status.code() == InvoiceStatus.DUPLICATE) {
            var original = status.originalNumber();
            var session = status.originalSession();
            return original == null ? new Again(said) : new Taken(original, session == null ? "" : session);
        }
        return status.isToBeRepeated() ? new Again(said) : new Rejected(said);
    }
}
