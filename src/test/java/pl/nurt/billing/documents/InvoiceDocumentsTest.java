package pl.nurt.billing.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.billing.Tables.INVOICE_DOCUMENT;
import static pl.nurt.db.billing.Tables.INVOICE_DUE;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import pl.nurt.billing.Billed;
import pl.nurt.billing.Codes;
import pl.nurt.billing.corrections.Corrected;
import pl.nurt.billing.documents.internal.AfterIssue;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.Role;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.Shows;
import pl.nurt.testing.SignIn;

@IntegrationTest
class InvoiceDocumentsTest {
    @Autowired
    private InvoiceDocuments documents;

    @Autowired
    private AfterIssue after;

    @Autowired
    private StoredFiles files;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SignIn signIn;

    @Autowired
    private DSLContext db;

    private Billed billed;

    @BeforeEach
    void tariff() {
        billed = new Billed(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "en"})
    void an_invoice_is_one_page_that_everybody_can_read(String language) throws Exception {
        var pdf = pdf(billed.invoices("218", "10.000", "8.590"), Locale.of(language));

        assertThat(problems(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
        }
    }

    @Test
    void it_says_who_what_how_much_and_why() throws Exception {
        var id = billed.invoices("218", "10.000", "8.590");

        var text = text(pdf(id, Languages.POLISH));

        assertThat(text)
                .contains(
                        billed.get(id).number(),
                        "Odbiorca 218",
                        "ul. Kopernika 218",
                        "NIP 1234563218",
                        "wodomierz M218")
                .contains("110,000", "118,590", "8,590 m³", "5,00 zł", "42,95 zł", "8 %")
                .contains("8,590 m³ × 8,00 zł = 68,72 zł")
                .contains("117,67")
                .contains("sto dwadzieścia siedem złotych osiem groszy")
                .contains("mniej niż na poprzedniej fakturze", "mniejsze zużycie")
                .contains("Sprzedawca nie podał jeszcze numeru konta");
    }

    @Test
    void a_number_is_never_parted_from_its_unit() throws Exception {
        var pdf = pdf(billed.invoice("218", "10.590"), Languages.POLISH);

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("10,590\u00a0m³", "8,00\u00a0zł", "8\u00a0%")
                    .doesNotContainPattern("\\d (m³|zł|%)");
        }
    }

    @Test
    void the_same_bytes_come_again_and_are_kept_once() throws Exception {
        var invoice = billed.get(billed.invoice("218", "10.000"));

        var first = documents.of(invoice, Languages.POLISH);
        var again = documents.of(invoice, Languages.POLISH);

        assertThat(again).isEqualTo(first);
        assertThat(db.fetchCount(INVOICE_DOCUMENT)).isEqualTo(1);
        forgetDocuments();
        assertThat(documents.of(invoice, Languages.POLISH).hash()).isEqualTo(first.hash());
    }

    @Test
    @Shows({"1.5", "1.6"})
    void whoever_acts_for_the_customer_is_told_once_and_nothing_is_attached() {
        var resident = signIn.as(Role.RESIDENT).viewer();
        var id = billed.invoice("218", "10.000");
        billed.belongs("218", resident);

        after.doDue();
        db.insertInto(INVOICE_DUE)
                .set(INVOICE_DUE.INVOICE_ID, id)
                .set(INVOICE_DUE.NEXT_AT, Instant.EPOCH)
                .execute();
        after.doDue();

        assertThat(db.fetchCount(INVOICE_DUE)).isZero();
        assertThat(db.fetchCount(INVOICE_DOCUMENT, INVOICE_DOCUMENT.INVOICE_ID.eq(id)))
                .isEqualTo(1);
        assertThat(db.select(MESSAGE.CAUSE)
                        .from(MESSAGE)
                        .join(DELIVERY)
                        .on(DELIVERY.MESSAGE_ID.eq(MESSAGE.MESSAGE_ID))
                        .where(
                                DELIVERY.USER_ACCOUNT_ID.eq(resident.account()),
                                MESSAGE.KIND.eq("billing.message.invoice"))
                        .fetch(MESSAGE.CAUSE))
                .containsExactly("invoice/" + id.value());
    }

    @Test
    void a_portal_that_died_after_telling_leaves_the_document_to_the_next_and_nobody_is_told_again() {
        var resident = signIn.as(Role.RESIDENT).viewer();
        var id = billed.invoice("218", "10.000");
        billed.belongs("218", resident);
        db.update(INVOICE_DUE).set(INVOICE_DUE.TOLD, true).execute();

        after.doDue();

        assertThat(db.fetchCount(INVOICE_DOCUMENT, INVOICE_DOCUMENT.INVOICE_ID.eq(id)))
                .isEqualTo(1);
        assertThat(db.fetchCount(DELIVERY, DELIVERY.USER_ACCOUNT_ID.eq(resident.account())))
                .isZero();
        assertThat(db.fetchCount(INVOICE_DUE)).isZero();
    }

    @Test
    void what_fails_waits_longer_and_longer_and_holds_up_nobody() {
        billed.contracted.billed("219", "GD", billed.month(), "5.000");
        var broken = billed.invoice("218", "10.000");
        billed.broken(broken);

        after.doDue();

        assertThat(db.fetchCount(INVOICE_DOCUMENT)).isEqualTo(1);
        var due = db.fetchSingle(INVOICE_DUE);
        assertThat(due.getInvoiceId()).isEqualTo(broken);
        assertThat(due.getAttempts()).isEqualTo(1);
        assertThat(due.getTrouble()).isNotEmpty();
        assertThat(due.getNextAt())
                .isAfter(billed.get(billed.of("219").getFirst().id()).issuedAt());
    }

    @Test
    void the_code_on_the_page_pays_the_invoice_into_the_customers_account() throws Exception {
        var id = billed.invoice("218", "10.000");
        billed.paidInto("29830900002000000000000123");

        var pdf = pdf(id, Languages.POLISH);

        assertThat(problems(pdf)).isEmpty();
        assertThat(text(pdf)).contains("29 8309 0000 2000 0000 0000 0123");
        assertThat(Codes.of(pdf))
                .singleElement()
                .satisfies(code -> assertThat(code.split("\\|", -1))
                        .containsExactly(
                                "1234563218",
                                "PL",
                                "29830900002000000000000123",
                                "014688",
                                billed.get(id).seller().name().substring(0, 20).strip(),
                                billed.get(id).number(),
                                "",
                                "",
                                ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "en"})
    void a_correction_says_what_it_corrects_why_how_it_was_and_how_it_is(String language) throws Exception {
        var id = billed.invoice("218", "10.000");
        var corrected = new Corrected(context);
        var correction = corrected.issue(corrected.closing(id, "109.000")).getFirst();
        billed.paidInto("29830900002000000000000123");

        var pdf = pdf(correction.id(), Locale.of(language));

        assertThat(problems(pdf)).isEmpty();
        assertThat(Codes.of(pdf)).as("nothing is to be paid by it").isEmpty();
        var polish = language.equals("pl");
        assertThat(text(pdf))
                .contains(
                        polish
                                ? "Faktura korygująca " + correction.number()
                                : "Correcting invoice " + correction.number())
                .contains(billed.get(id).number(), Corrected.REASON)
                .contains(polish ? "Przed korektą" : "Before", polish ? "Po korekcie" : "After")
                .contains(polish ? "10 m³ × 5,00 zł" : "10 m³ × 5.00 zł", polish ? "9 m³ × 5,00 zł" : "9 m³ × 5.00 zł")
                .contains(polish ? "−13,00 zł" : "−13.00 zł", polish ? "−1,04 zł" : "−1.04 zł")
                .contains(polish ? "−14,04 zł" : "−14.04 zł", polish ? "132,84 zł" : "132.84 zł");
    }

    @Test
    void what_is_more_to_pay_has_a_code_and_a_term_and_who_acts_is_told_of_the_change() throws Exception {
        var resident = signIn.as(Role.RESIDENT).viewer();
        var id = billed.invoice("218", "10.000");
        billed.belongs("218", resident);
        var corrected = new Corrected(context);
        var correction = corrected.issue(corrected.closing(id, "111.000")).getFirst();
        billed.paidInto("29830900002000000000000123");

        after.doDue();

        var pdf = pdf(correction.id(), Languages.POLISH);
        assertThat(problems(pdf)).isEmpty();
        assertThat(Codes.of(pdf)).singleElement().asString().contains("|001404|", correction.number());
        assertThat(db.select(MESSAGE.CAUSE)
                        .from(MESSAGE)
                        .where(MESSAGE.KIND.eq("billing.message.correction"))
                        .fetch(MESSAGE.CAUSE))
                .containsExactly("invoice/" + correction.id().value());
    }

    /** As if the row had never been written; in an ordinary session nobody removes one. */
    private void forgetDocuments() {
        db.execute("set local session_replication_role = replica");
        db.deleteFrom(INVOICE_DOCUMENT).execute();
        db.execute("set local session_replication_role = origin");
    }

    private byte[] pdf(InvoiceId id, Locale language) throws IOException {
        var file = documents.of(billed.get(id), language);
        try (var content = files.open(file)) {
            return content.readAllBytes();
        }
    }

    /** Without no-break spaces, so that tests can be read. */
    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replace('\u00a0', ' ')
                    .replaceAll("\\s+", " ");
        }
    }

    private static List<String> problems(byte[] pdf) throws VeraPDFException, IOException {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(problem -> problem.getRuleId().getClause() + " " + problem.getMessage() + " "
                            + problem.getLocation().getContext())
                    .toList();
        }
    }
}
