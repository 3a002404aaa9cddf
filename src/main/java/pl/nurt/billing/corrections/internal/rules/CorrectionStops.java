package pl.nurt.billing.corrections.internal.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.corrections.CorrectedBill;
import pl.nurt.billing.corrections.CorrectionStop;
import pl.nurt.billing.corrections.CorrectionStop.Reason;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.internal.rules.CorrectionGate;

/** Whether an invoice can be corrected, and why not. */
public final class CorrectionStops {
    private CorrectionStops() {}

    /**
     * A document of an invoice: itself, or a correction of it.
     *
     * @param state null for one from before the portal knew KSeF
     * @param ksefNumber null while it has none
     */
    public record Document(
            String number,
            @Nullable KsefState state,
            @Nullable String ksefNumber) {
        private CorrectionGate gate() {
            return CorrectionGate.of(state == null ? KsefState.OUTSIDE : state, ksefNumber);
        }
    }

    /**
     * How things stand with an invoice.
     *
     * @param takenBy the last correction that took its place; null while it stands
     * @param documents the invoice that was corrected first, and all corrections until now
     * @param nip the buyer's tax number as KSeF has it, which may have been mended after the issue; null for none
     */
    public record Standing(
            Invoice invoice,
            @Nullable Invoice takenBy,
            List<Document> documents,
            @Nullable String nip) {
        public Standing {
            documents = List.copyOf(documents);
        }

        /** Whether it went through KSeF. */
        public boolean isInKsef() {
            return documents.stream().anyMatch(document -> document.ksefNumber() != null);
        }
    }

    /** What forbids any correction of it. */
    public static List<CorrectionStop> of(Standing standing) {
        var later = standing.takenBy();
        if (later != null) {
            var kind = Objects.requireNonNull(later.correction()).kind();
            return List.of(CorrectionStop.of(
                    kind == CorrectionKind.CANCELLED ? Reason.CANCELLED : Reason.CORRECTED, later.number()));
        }
        var cancelled = standing.invoice().correction();
        if (cancelled != null && cancelled.kind() == CorrectionKind.CANCELLED) {
            return List.of(
                    CorrectionStop.of(Reason.CANCELLED, standing.invoice().number()));
        }
        var stops = new ArrayList<CorrectionStop>();
        for (var document : standing.documents()) {
            switch (document.gate()) {
                case CorrectionGate.Open(var number) -> {}
                case CorrectionGate.Waits() -> stops.add(CorrectionStop.of(Reason.WAITS_FOR_KSEF, document.number()));
                case CorrectionGate.MendInstead() ->
                    stops.add(CorrectionStop.of(Reason.MEND_INSTEAD, document.number()));
            }
        }
        return stops;
    }

    /** Days are freed from the end only: what comes after them would follow a hole that nothing bills. @param later those of the contract that stand */
    public static Optional<CorrectionStop> ofDays(Invoice invoice, LocalDate until, List<Invoice> later) {
        return until.isBefore(invoice.until()) && !later.isEmpty() ? Optional.of(laterStands(later)) : Optional.empty();
    }

    public static CorrectionStop laterStands(List<Invoice> later) {
        return CorrectionStop.of(
                Reason.LATER_STANDS,
                String.join(", ", later.stream().map(Invoice::number).toList()));
    }

    /** Whether that day can be the last one of the invoice. */
    public static Optional<CorrectionStop> ofLastDay(Invoice invoice, @Nullable LocalDate last) {
        return last != null && (last.isBefore(invoice.from()) || !last.isBefore(invoice.until()))
                ? Optional.of(CorrectionStop.of(Reason.LAST_DAY))
                : Optional.empty();
    }

    /** KSeF knows the buyer by the tax number: another one is another invoice. */
    public static Optional<CorrectionStop> ofBuyer(Standing standing, CorrectedBill bill) {
        return bill.kind() != CorrectionKind.CANCELLED
                        && standing.isInKsef()
                        && !Objects.equals(standing.nip(), bill.buyer().nip())
                ? Optional.of(
                        CorrectionStop.of(Reason.BUYER_NIP, standing.invoice().number()))
                : Optional.empty();
    }
}
