package pl.nurt.billing.ksef.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.billing.Tables.KSEF_EVENT;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.customer.Tables.CUSTOMER_;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.StoredInvoices;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.internal.rules.Numbers;
import pl.nurt.identity.Role;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** What was issued goes to KSeF as it was issued, however often, and whatever the register says by then. */
@IntegrationTest
class IssuedStaysTest {
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
    private InvoiceId invoice;

    @BeforeEach
    void start() {
        rig = new KsefRig(beans, 10);
        var clerk = signIn.as(Role.FINANCE).viewer().account();
        invoice = new StoredInvoices(db, beans.getBean(TransactionTemplate.class), beans, clerk, rig.clock)
                .issue("S", 1)
                .getFirst();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void what_the_buyer_was_in_law_when_it_was_issued_holds() {
        withoutNip();
        db.update(CUSTOMER_)
                .set(CUSTOMER_.KIND, CustomerKind.PERSON)
                .where(CUSTOMER_.NUMBER.eq("S-1"))
                .execute();

        rig.worker.look();

        assertThat(ksef.find(invoice).orElseThrow().problem())
                .as("a firm without a number is no private person")
                .isEqualTo(KsefProblem.NIP);
        assertThat(rig.taken()).isEmpty();
    }

    @Test
    void the_number_of_somebody_else_is_not_written_under_the_name_on_the_invoice() {
        withoutNip();
        rig.worker.look();
        db.update(CUSTOMER_)
                .set(CUSTOMER_.NAME, "Inna Firma")
                .set(CUSTOMER_.NIP, Numbers.nip(77))
                .where(CUSTOMER_.NUMBER.eq("S-1"))
                .execute();

        again();
        rig.lookUntilQuiet();

        assertThat(state()).isEqualTo(KsefState.WITHHELD);
        assertThat(rig.taken()).isEmpty();
    }

    @Test
    void a_refused_document_goes_again_byte_for_byte() {
        rig.fault("odrzuca faktury: 450", true);
        rig.worker.look();
        rig.fault("odrzuca faktury: 450", false);
        var hash = hash();
        db.update(CUSTOMER_)
                .set(CUSTOMER_.NIP, Numbers.nip(77))
                .where(CUSTOMER_.NUMBER.eq("S-1"))
                .execute();

        again();
        rig.lookUntilQuiet();

        assertThat(state()).isEqualTo(KsefState.CONFIRMED);
        assertThat(hash()).isEqualTo(hash);
        assertThat(rig.taken().values()).containsExactly(2);
    }

    @Test
    void of_a_number_that_is_taken_ksef_is_asked_again_and_nothing_is_sent() {
        rig.fault("numer zajęty przez kogoś innego: 440", true);
        rig.lookUntilQuiet();
        assertThat(state()).isEqualTo(KsefState.CONFLICT);
        var sent = rig.taken();

        again();
        assertThat(state()).isEqualTo(KsefState.COMPARING);
        rig.lookUntilQuiet();

        assertThat(state()).isEqualTo(KsefState.CONFLICT);
        assertThat(rig.taken()).isEqualTo(sent);
    }

    @Test
    void what_ksef_holds_of_an_earlier_document_of_ours_is_adopted_with_its_bytes() throws Exception {
        rig.lookUntilQuiet();
        var first = hash();
        var number = ksef.find(invoice).orElseThrow().ksefNumber();
        anotherDocument();
        assertThat(hash()).isNotEqualTo(first);

        rig.lookUntilQuiet();

        var found = ksef.find(invoice).orElseThrow();
        assertThat(found.state()).isEqualTo(KsefState.CONFIRMED);
        assertThat(found.ksefNumber()).isEqualTo(number);
        assertThat(hash()).isEqualTo(first);
    }

    @Test
    void whoever_waits_for_nobody_cannot_be_sent_again() {
        rig.lookUntilQuiet();

        assertThatThrownBy(this::again).isInstanceOf(StaleEditException.class);
    }

    @Test
    void the_document_of_a_copy_that_was_given_away_never_changes() {
        rig.prepare();
        new CopyQuery(db, rig.clock).givenOffline(invoice);

        assertThatThrownBy(() -> db.update(KSEF_SUBMISSION)
                        .set(KSEF_SUBMISSION.DOCUMENT_HASH, "0".repeat(64))
                        .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                        .execute())
                .hasMessageContaining("given away");
    }

    @Test
    void the_steps_of_an_invoice_are_never_changed() {
        rig.lookUntilQuiet();

        assertThatThrownBy(() -> db.update(KSEF_EVENT).set(KSEF_EVENT.SAID, "?").execute())
                .hasMessageContaining("never changed");
    }

    private void again() {
        ksef.again(signIn.as(Role.FINANCE).viewer(), invoice);
    }

    private KsefState state() {
        return ksef.find(invoice).orElseThrow().state();
    }

    private String hash() {
        return Objects.requireNonNull(db.select(KSEF_SUBMISSION.DOCUMENT_HASH)
                .from(KSEF_SUBMISSION)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .fetchSingle(KSEF_SUBMISSION.DOCUMENT_HASH));
    }

    /** As one that was issued before anybody had asked for the number. */
    private void withoutNip() {
        db.execute("set local session_replication_role = replica");
        db.execute("update billing.invoice set buyer = buyer - 'nip' where invoice_id = ?", invoice.value());
        db.execute("set local session_replication_role = origin");
        db.update(CUSTOMER_)
                .setNull(CUSTOMER_.NIP)
                .where(CUSTOMER_.NUMBER.eq("S-1"))
                .execute();
    }

    /** As when its answer was lost and another document was made since. */
    private void anotherDocument() throws Exception {
        var bytes = new String(read(ksef.document(invoice).orElseThrow()), StandardCharsets.UTF_8)
                .replace("<SystemInfo>Nurt", "<SystemInfo>Nurt 2")
                .getBytes(StandardCharsets.UTF_8);
        var other = files.keepMade(KsefFiles.document(invoice), "x.xml", FileKind.XML, to -> to.write(bytes));
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.STATE, KsefState.QUEUED)
                .setNull(KSEF_SUBMISSION.KSEF_NUMBER)
                .setNull(KSEF_SUBMISSION.ACCEPTED_AT)
                .setNull(KSEF_SUBMISSION.KSEF_SESSION_ID)
                .setNull(KSEF_SUBMISSION.HANDED_OVER_AT)
                .setNull(KSEF_SUBMISSION.REFERENCE)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.DOCUMENT_FILE, other.id().value())
                .set(KSEF_SUBMISSION.DOCUMENT_HASH, other.hash().hex())
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
    }

    private byte[] read(StoredFile file) throws Exception {
        try (var content = files.open(file)) {
            return content.readAllBytes();
        }
    }
}
