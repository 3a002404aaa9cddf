package pl.nurt.billing.corrections.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.billing.corrections.CorrectedBill;
import pl.nurt.billing.corrections.CorrectionRequest;
import pl.nurt.billing.corrections.CorrectionStop;
import pl.nurt.billing.corrections.CorrectionStop.Reason;
import pl.nurt.billing.corrections.internal.rules.CorrectionStops;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.internal.InvoiceRepository.Ends;
import pl.nurt.billing.runs.internal.Assessments;
import pl.nurt.billing.runs.internal.Assessments.Due;
import pl.nurt.billing.runs.internal.PriceTable;
import pl.nurt.billing.runs.internal.rules.Billed;
import pl.nurt.billing.runs.internal.rules.ContractFacts;
import pl.nurt.billing.runs.internal.rules.DueDays;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.MeteredPart;
import pl.nurt.metering.use.PlaceDays;
import pl.nurt.metering.use.PlacesChains;
import pl.nurt.metering.use.WrittenIndex;
import pl.nurt.platform.CivilTime;

/**
 * Bills the days of an invoice anew: as the contract and the meters tell now, and by the indexes that somebody wrote down. Where one was, the next
 * invoice begins with it and is counted anew as well.
 */
@Component
class Recount {
    private final Assessments assessments;
    private final PlacesChains chains;
    private final Tariffs tariffs;
    private final CorrectionQuery query;
    private final Clock clock;

    Recount(Assessments assessments, PlacesChains chains, Tariffs tariffs, CorrectionQuery query, Clock clock) {
        this.assessments = assessments;
        this.chains = chains;
        this.tariffs = tariffs;
        this.query = query;
        this.clock = clock;
    }

    /** What was counted. @param bills empty when something stands in the way */
    record Counted(List<CorrectedBill> bills, List<WrittenIndex> written, List<CorrectionStop> stops) {
        Counted {
            written = List.copyOf(written);
            bills = List.copyOf(bills);
            stops = List.copyOf(stops);
        }

        static Counted stopped(List<CorrectionStop> stops) {
            return new Counted(List.of(), List.of(), stops);
        }

        /** By no index. */
        static Counted of(List<CorrectedBill> bills) {
            return new Counted(bills, List.of(), List.of());
        }

        static Counted stopped(CorrectionStop stop) {
            return stopped(List.of(stop));
        }
    }

    /** @param invoice as it stands @param later the contract's later ones that stand */
    Counted of(CorrectionRequest request, Invoice invoice, List<Invoice> later, ContractFacts facts) {
        var until = until(request, invoice, facts.validTo());
        if (!until.isAfter(invoice.from())) {
            return Counted.stopped(
                    CorrectionStop.of(Reason.CONTRACT_OVER, until.minusDays(1).toString()));
        }
        var stop = CorrectionStops.ofDays(invoice, until, later);
        if (stop.isPresent()) {
            return Counted.stopped(stop.get());
        }
        var written = written(request, until);
        var stops = new ArrayList<CorrectionStop>();
        written.forEach(index -> elsewhere(index, invoice).ifPresent(stops::add));
        if (stops.isEmpty()) {
            above(
                            written,
                            new PlaceDays(
                                    facts.place(),
                                    until,
                                    CivilTime.dayOf(clock.instant()).plusDays(1)))
                    .forEach(stops::add);
        }
        return stops.isEmpty() ? counted(request, invoice, later, facts, until) : Counted.stopped(stops);
    }

    private static LocalDate until(CorrectionRequest request, Invoice invoice, @Nullable LocalDate validTo) {
        var last = request.lastDay();
        var until = last == null ? invoice.until() : last.plusDays(1);
        return validTo != null && validTo.isBefore(until) ? validTo : until;
    }

    private static List<WrittenIndex> written(CorrectionRequest request, LocalDate until) {
        return request.closings().entrySet().stream()
                .map(closing -> new WrittenIndex(closing.getKey(), until, closing.getValue()))
                .sorted((one, other) ->
                        Long.compare(one.meter().value(), other.meter().value()))
                .toList();
    }

    private static Optional<CorrectionStop> elsewhere(WrittenIndex index, Invoice invoice) {
        return Closings.of(invoice).stream().anyMatch(closing -> closing.meter().equals(index.meter()))
                ? Optional.empty()
                : Optional.of(CorrectionStop.of(
                        Reason.WRITTEN_ELSEWHERE, Long.toString(index.meter().value())));
    }

    /** A meter that showed less afterwards did not show that. */
    private List<CorrectionStop> above(List<WrittenIndex> written, PlaceDays after) {
        if (written.isEmpty() || !after.from().isBefore(after.until())) {
            return List.of();
        }
        return chains.corrected(after, written).stream()
                .map(MeteredPart::counted)
                .filter(part -> written.stream().anyMatch(index -> index.meter().equals(part.meter())))
                .filter(Recount::wentBack)
                .map(part -> CorrectionStop.of(
                        Reason.ABOVE_LATER,
                        part.serialNumber(),
                        part.opening().index().value().toPlainString(),
                        part.closing().index().value().toPlainString(),
                        CivilTime.dayOf(part.closing().at()).toString()))
                .toList();
    }

    private static boolean wentBack(ChainPart part) {
        return part.use() == null && part.closing().at().isAfter(part.opening().at());
    }

    private Counted counted(
            CorrectionRequest request, Invoice invoice, List<Invoice> later, ContractFacts facts, LocalDate until) {
        var prices = new PriceTable(tariffs);
        var written = written(request, until);
        var bills = new ArrayList<CorrectedBill>();
        var previous = query.previous(invoice);
        var before = previous == null ? null : ends(previous.lines());
        for (var one : chain(request, invoice, later)) {
            var end = one.equals(invoice) ? until : one.until();
            var due = new Due(facts.billed(billed(one.from(), before)), new DueDays(one.from(), end));
            var assessed = assessments.assess(due, written, prices).assessment();
            var bill = assessed.bill();
            if (bill == null || facts.buyer() == null) {
                return Counted.stopped(assessed.holds().stream()
                        .filter(hold -> !hold.reason().isAcceptable())
                        .map(CorrectionStop::of)
                        .toList());
            }
            var lines = bill.lines().stream().map(InvoiceLine::of).toList();
            bills.add(new CorrectedBill(
                    one,
                    CorrectionKind.RECOUNTED,
                    facts.customer(),
                    facts.place(),
                    end,
                    Objects.requireNonNull(facts.buyer()),
                    facts.recipient(),
                    lines,
                    assessed.holds()));
            before = ends(lines);
        }
        return new Counted(bills, written, List.of());
    }

    /** The invoice, the next one where that begins with an index that was written down, and all later ones when somebody asks for them. */
    private static List<Invoice> chain(CorrectionRequest request, Invoice invoice, List<Invoice> later) {
        var chain = new ArrayList<Invoice>();
        chain.add(invoice);
        later.stream()
                .filter(next -> request.withLater()
                        || !request.closings().isEmpty() && next.from().equals(invoice.until()))
                .forEach(chain::add);
        return chain;
    }

    private static Ends ends(List<InvoiceLine> lines) {
        return Ends.of(lines.stream().flatMap(line -> line.reasons().stream()).toList());
    }

    private static Billed billed(LocalDate from, @Nullable Ends before) {
        return before == null ? Billed.NOTHING : new Billed(from, before.indexes(), before.asBilled(), null);
    }
}
