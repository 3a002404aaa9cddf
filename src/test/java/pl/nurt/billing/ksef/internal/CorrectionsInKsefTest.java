package pl.nurt.billing.ksef.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.customer.Tables.CUSTOMER_;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.BilledFirms;
import pl.nurt.billing.corrections.Corrected;
import pl.nurt.billing.corrections.CorrectionRequest;
import pl.nurt.billing.corrections.CorrectionStop.Reason;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.customer.internal.rules.Numbers;
import pl.nurt.identity.Role;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** A firm's invoice goes through KSeF, and so does what corrects it. */
@IntegrationTest
class CorrectionsInKsefTest {
    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Ksef ksef;

    @Autowired
    private StoredFiles files;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    private KsefRig rig;
    private Corrected corrected;
    private InvoiceId invoice;

    @BeforeEach
    void aFirm() {
        rig = new KsefRig(beans, 10);
        invoice = new BilledFirms(beans).issue("K", 1).getFirst();
        corrected = new Corrected(beans);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void it_names_the_number_of_the_invoice_and_states_what_was_and_what_is() throws IOException {
        assertThat(corrected.stops(corrected.closing(invoice, "100.500"))).containsExactly(Reason.WAITS_FOR_KSEF);
        rig.lookUntilQuiet();
        var number = ksefNumber(invoice);

        var correction = corrected.issue(corrected.closing(invoice, "100.500")).getFirst();
        rig.lookUntilQuiet();

        assertThat(state(correction)).isEqualTo(KsefState.CONFIRMED);
        // 13 zł a cubic metre: half of one less.
        assertThat(document(correction))
                .contains(
                        "<RodzajFaktury>KOR</RodzajFaktury><PrzyczynaKorekty>" + Corrected.REASON
                                + "</PrzyczynaKorekty><TypKorekty>2</TypKorekty>",
                        "<NrFaKorygowanej>" + corrected.billed.get(invoice).number() + "</NrFaKorygowanej>",
                        "<NrKSeF>1</NrKSeF><NrKSeFFaKorygowanej>" + number + "</NrKSeFFaKorygowanej>",
                        "<P_8B>1</P_8B><P_9A>5.00</P_9A><P_11>5.00</P_11><P_12>8</P_12><StanPrzed>1</StanPrzed>",
                        "<P_8B>0.5</P_8B><P_9A>5.00</P_9A><P_11>2.50</P_11><P_12>8</P_12></FaWiersz>",
                        "<P_13_2>-6.50</P_13_2><P_14_2>-0.52</P_14_2><P_15>-7.02</P_15>");
    }

    @Test
    void a_correction_of_a_correction_states_what_the_first_one_left_and_names_the_invoice() throws IOException {
        rig.lookUntilQuiet();
        var number = ksefNumber(invoice);
        var first = corrected.issue(corrected.closing(invoice, "100.500")).getFirst();
        assertThat(corrected.stops(CorrectionRequest.of(first.id(), CorrectionKind.CANCELLED)))
                .containsExactly(Reason.WAITS_FOR_KSEF);
        rig.lookUntilQuiet();

        var second = corrected.cancelled(first.id());
        rig.lookUntilQuiet();

        assertThat(state(second)).isEqualTo(KsefState.CONFIRMED);
        assertThat(document(second))
                .contains(
                        "<NrKSeFFaKorygowanej>" + number + "</NrKSeFFaKorygowanej>",
                        "<P_8B>0.5</P_8B><P_9A>5.00</P_9A><P_11>2.50</P_11><P_12>8</P_12><StanPrzed>1</StanPrzed>",
                        "<P_8B>0</P_8B><P_9A>5.00</P_9A><P_11>0.00</P_11>")
                .doesNotContain("<P_8B>1</P_8B><P_9A>5.00</P_9A>");
    }

    @Test
    void another_tax_number_is_another_invoice_and_another_name_is_not() throws IOException {
        rig.lookUntilQuiet();
        var request = CorrectionRequest.of(invoice, CorrectionKind.PARTIES);
        db.update(CUSTOMER_)
                .set(CUSTOMER_.NIP, Numbers.nip(77))
                .where(CUSTOMER_.NUMBER.eq("K1"))
                .execute();
        assertThat(corrected.stops(request)).containsExactly(Reason.BUYER_NIP);

        db.update(CUSTOMER_)
                .set(CUSTOMER_.NIP, Numbers.nip(1))
                .set(CUSTOMER_.NAME, "Firma po zmianie")
                .where(CUSTOMER_.NUMBER.eq("K1"))
                .execute();
        var correction = corrected.issue(request).getFirst();
        rig.lookUntilQuiet();

        assertThat(state(correction)).isEqualTo(KsefState.CONFIRMED);
        assertThat(document(correction))
                .contains("<Nazwa>Firma po zmianie</Nazwa>", "<Podmiot2K>", "<Nazwa>Odbiorca K1</Nazwa>");
    }

    @Test
    void what_corrects_an_invoice_outside_stays_outside() {
        var person = db.select(INVOICE.INVOICE_ID)
                .from(INVOICE)
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(INVOICE.CUSTOMER_ID))
                .where(CUSTOMER_.NUMBER.eq("Kperson"))
                .fetchSingle(INVOICE.INVOICE_ID);

        var correction = corrected.cancelled(person);

        assertThat(state(correction)).isEqualTo(KsefState.OUTSIDE);
    }

    private KsefState state(Invoice correction) {
        signIn.as(Role.FINANCE);
        return ksef.find(correction.id()).orElseThrow().state();
    }

    private String ksefNumber(InvoiceId id) {
        return db.select(KSEF_SUBMISSION.KSEF_NUMBER)
                .from(KSEF_SUBMISSION)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(id))
                .fetchSingle(KSEF_SUBMISSION.KSEF_NUMBER);
    }

    private String document(Invoice correction) throws IOException {
        try (var content = files.open(ksef.document(correction.id()).orElseThrow())) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
