package pl.nurt.billing.corrections.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.corrections.CorrectedBill;
import pl.nurt.billing.corrections.CorrectionStop;
import pl.nurt.billing.corrections.CorrectionStop.Reason;
import pl.nurt.billing.corrections.internal.rules.CorrectionStops.Document;
import pl.nurt.billing.corrections.internal.rules.CorrectionStops.Standing;
import pl.nurt.billing.explained.internal.rules.Bills;
import pl.nurt.billing.invoices.Correction;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.customer.ServicePointId;

class CorrectionStopsTest {
    private static final String NUMBER = "9990001019-20260904-0100AA17BB02-FD";

    private final Invoice invoice = Bills.of("2026-09-01", "2026-10-01")
            .volume(BilledService.WATER, "10", "5.00")
            .bill();

    @Test
    void an_invoice_that_stands_outside_ksef_can_be_corrected() {
        assertThat(CorrectionStops.of(standing(null, new Document("FV/1", null, null))))
                .isEmpty();
        assertThat(CorrectionStops.of(standing(null, new Document("FV/1", KsefState.OUTSIDE, null))))
                .isEmpty();
        assertThat(CorrectionStops.of(standing(null, new Document("FV/1", KsefState.CONFIRMED, NUMBER))))
                .isEmpty();
    }

    @Test
    void what_was_corrected_is_named_by_what_took_its_place() {
        var stops =
                CorrectionStops.of(standing(correction(CorrectionKind.RECOUNTED), new Document("FV/1", null, null)));

        assertThat(stops).containsExactly(CorrectionStop.of(Reason.CORRECTED, "FV/1"));
        assertThat(CorrectionStops.of(standing(correction(CorrectionKind.CANCELLED))))
                .extracting(CorrectionStop::reason)
                .containsExactly(Reason.CANCELLED);
    }

    @Test
    void of_what_was_corrected_to_zero_there_is_nothing_to_correct() {
        var cancelled = correction(CorrectionKind.CANCELLED);

        assertThat(CorrectionStops.of(new Standing(cancelled, null, List.of(), null)))
                .extracting(CorrectionStop::reason)
                .containsExactly(Reason.CANCELLED);
    }

    @Test
    void each_document_that_ksef_has_not_numbered_is_waited_for_or_mended() {
        var stops = CorrectionStops.of(standing(
                null,
                new Document("FV/1", KsefState.CONFIRMED, NUMBER),
                new Document("KOR/1", KsefState.SENDING, null),
                new Document("KOR/2", KsefState.REJECTED, null)));

        assertThat(stops)
                .containsExactly(
                        CorrectionStop.of(Reason.WAITS_FOR_KSEF, "KOR/1"),
                        CorrectionStop.of(Reason.MEND_INSTEAD, "KOR/2"));
    }

    @Test
    void days_are_freed_only_where_nothing_of_the_contract_follows() {
        var later = Bills.of("2026-10-01", "2026-11-01").bill();

        assertThat(CorrectionStops.ofDays(invoice, invoice.until(), List.of(later)))
                .isEmpty();
        assertThat(CorrectionStops.ofDays(invoice, invoice.until().minusDays(1), List.of()))
                .isEmpty();
        assertThat(CorrectionStops.ofDays(invoice, invoice.until().minusDays(1), List.of(later)))
                .hasValueSatisfying(stop -> assertThat(stop.reason()).isEqualTo(Reason.LATER_STANDS));
    }

    @Test
    void the_last_day_is_one_of_the_invoice() {
        assertThat(CorrectionStops.ofLastDay(invoice, null)).isEmpty();
        assertThat(CorrectionStops.ofLastDay(invoice, invoice.from())).isEmpty();
        assertThat(CorrectionStops.ofLastDay(invoice, invoice.until().minusDays(1)))
                .isEmpty();
        assertThat(CorrectionStops.ofLastDay(invoice, invoice.until())).isPresent();
        assertThat(CorrectionStops.ofLastDay(invoice, invoice.from().minusDays(1)))
                .isPresent();
    }

    @Test
    void in_ksef_the_tax_number_of_the_buyer_is_never_corrected_only_to_zero() {
        var inKsef =
                new Standing(invoice, null, List.of(new Document("FV/1", KsefState.CONFIRMED, NUMBER)), "9995551204");
        var outside = new Standing(invoice, null, List.of(new Document("FV/1", KsefState.OUTSIDE, null)), "9995551204");

        assertThat(CorrectionStops.ofBuyer(inKsef, bill(CorrectionKind.PARTIES, "9997773305")))
                .hasValueSatisfying(stop -> assertThat(stop.reason()).isEqualTo(Reason.BUYER_NIP));
        assertThat(CorrectionStops.ofBuyer(inKsef, bill(CorrectionKind.PARTIES, "9995551204")))
                .isEmpty();
        assertThat(CorrectionStops.ofBuyer(inKsef, bill(CorrectionKind.CANCELLED, "9997773305")))
                .isEmpty();
        assertThat(CorrectionStops.ofBuyer(outside, bill(CorrectionKind.PARTIES, "9997773305")))
                .isEmpty();
    }

    private Standing standing(@Nullable Invoice takenBy, Document... documents) {
        return new Standing(invoice, takenBy, List.of(documents), null);
    }

    private CorrectedBill bill(CorrectionKind kind, String nip) {
        return new CorrectedBill(
                invoice,
                kind,
                invoice.customer(),
                new ServicePointId(1),
                invoice.until(),
                new Party("1", "Firma", nip, "Rynek 1", null, "PL"),
                null,
                invoice.lines(),
                List.of());
    }

    private Invoice correction(CorrectionKind kind) {
        return new Invoice(
                new InvoiceId(2),
                invoice.number(),
                invoice.contract(),
                invoice.customer(),
                invoice.from(),
                invoice.until(),
                invoice.issuedOn(),
                invoice.dueOn(),
                invoice.issuedAt(),
                invoice.seller(),
                invoice.buyer(),
                null,
                kind == CorrectionKind.CANCELLED ? List.of() : invoice.lines(),
                invoice.vat(),
                invoice.net(),
                invoice.tax(),
                invoice.gross(),
                new Correction(new InvoiceId(1), new InvoiceId(1), kind, "powód"));
    }
}
