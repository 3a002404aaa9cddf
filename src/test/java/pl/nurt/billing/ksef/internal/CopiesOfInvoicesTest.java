package pl.nurt.billing.ksef.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.billing.Tables.INVOICE_DOCUMENT;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.notice.Tables.DELIVERY;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.BilledFirms;
import pl.nurt.billing.Codes;
import pl.nurt.billing.bills.OwnBill;
import pl.nurt.billing.bills.OwnBills;
import pl.nurt.billing.documents.DocumentWaitsException;
import pl.nurt.billing.documents.InvoiceDocuments;
import pl.nurt.billing.documents.InvoiceDocuments.Made;
import pl.nurt.billing.documents.InvoiceMark;
import pl.nurt.billing.documents.InvoiceMark.Readiness;
import pl.nurt.billing.documents.internal.AfterIssue;
import pl.nurt.billing.documents.internal.InvoicePaper;
import pl.nurt.billing.explained.Explanations;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.ksef.KsefSettings;
import pl.nurt.billing.ksef.internal.client.Ksefs;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.Texts;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.standin.Received;
import pl.nurt.standin.ksef.SelfSigned;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** When an invoice that goes to KSeF is given to whom it is for, with what on it, and what they see until then. */
@IntegrationTest
class CopiesOfInvoicesTest {
    private static final long SERIAL = 0x01F20A5D;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private AfterIssue after;

    @Autowired
    private InvoiceDocuments documents;

    @Autowired
    private InvoiceRepository invoices;

    @Autowired
    private OwnBills bills;

    @Autowired
    private StoredFiles files;

    @Autowired
    private SignIn signIn;

    @Autowired
    private DSLContext db;

    @TempDir
    private Path folder;

    private KsefRig rig;
    private Invoice invoice;

    @BeforeEach
    void start() {
        rig = new KsefRig(beans, 10);
        invoice = invoices.find(new BilledFirms(beans).issue("c", 1).getFirst()).orElseThrow();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void until_it_has_its_number_an_invoice_is_given_to_nobody_and_then_bears_it_with_its_code() throws Exception {
        var buyer = buyer();

        after.doDue();

        assertThat(db.fetchCount(INVOICE_DOCUMENT, INVOICE_DOCUMENT.INVOICE_ID.eq(invoice.id())))
                .isZero();
        assertThat(db.fetchCount(INVOICE_DOCUMENT))
                .as("a private person's does not go there")
                .isEqualTo(1);
        assertThat(told(buyer)).isZero();
        assertThatThrownBy(() -> documents.of(invoice, Languages.POLISH)).isInstanceOf(DocumentWaitsException.class);
        assertThat(bills.overview(buyer).open()).isEmpty();
        assertThat(bills.overview(buyer).waiting())
                .extracting(OwnBill::standing)
                .containsExactly(BillStanding.WAITS);
        assertThat(bills.transferCode(buyer, invoice.id())).isEmpty();
        assertThat(bills.structured(buyer, invoice.id())).isEmpty();

        signIn.out();
        rig.lookUntilQuiet();
        after.doDue();

        assertThat(told(buyer)).isEqualTo(1);
        var pdf = pdf();
        assertThat(text(pdf)).contains("1234563218-", "Sprawdź w KSeF").doesNotContain("OFFLINE", "CERTYFIKAT");
        assertThat(Codes.of(pdf)).singleElement().asString().contains("/invoice/1234563218/");
        var again = buyer();
        assertThat(bills.overview(again).open()).extracting(OwnBill::standing).containsExactly(BillStanding.GIVEN);
        assertThat(bills.overview(again).waiting()).isEmpty();
        var xml = bills.structured(again, invoice.id()).orElseThrow();
        assertThat(files.forReader(xml.id())).isEqualTo(xml);
        signIn.as(Role.RESIDENT);
        assertThatThrownBy(() -> files.forReader(xml.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void what_ksef_refused_is_no_bill_to_be_paid() {
        var buyer = buyer();
        rig.fault("odrzuca faktury: 450", true);

        rig.worker.look();
        after.doDue();

        assertThat(db.fetchCount(INVOICE_DOCUMENT, INVOICE_DOCUMENT.INVOICE_ID.eq(invoice.id())))
                .isZero();
        assertThat(told(buyer)).isZero();
        assertThat(bills.overview(buyer).open()).isEmpty();
        assertThat(bills.overview(buyer).waiting())
                .extracting(OwnBill::standing)
                .containsExactly(BillStanding.CHECKED);
        assertThat(bills.years(buyer)).isEmpty();
    }

    @Test
    void a_copy_without_a_number_comes_when_its_day_is_over_with_two_codes_and_the_first_stays_the_same()
            throws Exception {
        var mark = markWithCertificate();
        assertThat(mark.readiness(invoice.id()))
                .as("without a document there is nothing to vouch for")
                .isEqualTo(Readiness.WAITS);
        rig.prepare();
        assertThat(mark.readiness(invoice.id()))
                .as("it may still get its number")
                .isEqualTo(Readiness.WAITS);

        rig.clock.advance(Duration.ofDays(1));
        assertThat(mark.readiness(invoice.id())).isEqualTo(Readiness.PASSING);
        var offline = mark.of(invoice, Languages.POLISH);

        assertThat(offline).extracting(InvoiceMark.Mark::label).containsExactly("OFFLINE", "CERTYFIKAT");
        assertThat(offline.getLast().code()).contains("/certificate/Nip/1234563218/1234563218/01F20A5D/");
        var paper = beans.getBean(InvoicePaper.class)
                .pdf(beans.getBean(Explanations.class).of(invoice), offline, Languages.POLISH);
        assertThat(text(paper)).contains("OFFLINE", "CERTYFIKAT");
        assertThat(Codes.of(paper))
                .containsExactlyInAnyOrder(
                        offline.getFirst().code(), offline.getLast().code());

        rig.lookUntilQuiet();
        assertThat(mark.readiness(invoice.id())).isEqualTo(Readiness.READY);
        assertThat(mark.of(invoice, Languages.POLISH)).singleElement().satisfies(numbered -> {
            assertThat(numbered.label()).hasSize(35);
            assertThat(numbered.code()).isEqualTo(offline.getFirst().code());
        });
        assertThat(rig.standIn.notebook().received())
                .filteredOn(one -> one.fields().containsKey("faktura"))
                .extracting(Received::fields)
                .singleElement()
                .satisfies(fields -> assertThat(fields).containsEntry("offline", "true"));
    }

    @Test
    void the_copy_that_was_given_without_a_number_stays_beside_the_one_that_has_it() throws Exception {
        var given = documents.keep(
                invoice, Languages.POLISH, new Made(true, "%PDF-1.7 OFFLINE".getBytes(StandardCharsets.US_ASCII)));
        assertThat(documents.of(invoice, Languages.POLISH)).isEqualTo(given);

        rig.lookUntilQuiet();

        assertThat(text(pdf())).contains("1234563218-");
        assertThat(db.fetchCount(INVOICE_DOCUMENT, INVOICE_DOCUMENT.INVOICE_ID.eq(invoice.id())))
                .isEqualTo(2);
    }

    private KsefMark markWithCertificate() {
        var keys = Ksefs.file(folder, SelfSigned.ec("Offline", SERIAL));
        var settings = KsefRig.settings(rig.standIn, 10, new KsefSettings.Keys(keys, Ksefs.PASSWORD));
        return new KsefMark(
                new CopyQuery(db, rig.clock),
                new VerificationCodes(settings, beans.getBean(KsefWork.class)),
                beans.getBean(Texts.class),
                rig.clock);
    }

    private Viewer buyer() {
        var resident = signIn.as(Role.RESIDENT).viewer();
        db.insertInto(CUSTOMER_USER, CUSTOMER_USER.USER_ACCOUNT_ID, CUSTOMER_USER.CUSTOMER_ID)
                .values(
                        resident.account(),
                        db.fetchSingle(CUSTOMER_, CUSTOMER_.NUMBER.eq("c1")).getCustomerId())
                .execute();
        return resident;
    }

    private int told(Viewer resident) {
        return db.fetchCount(DELIVERY, DELIVERY.USER_ACCOUNT_ID.eq(resident.account()));
    }

    private byte[] pdf() throws Exception {
        try (var content = files.open(documents.of(invoice, Languages.POLISH))) {
            return content.readAllBytes();
        }
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }
}
