package pl.nurt.billing.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.billing.Tables.INVOICE_SEEN;
import static pl.nurt.db.platform.Tables.FILE_CONTENT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.billing.Billed;
import pl.nurt.billing.documents.InvoiceDocuments;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.internal.OwnInvoiceQuery;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.Money;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.files.ScanState;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.law.WorkingDays;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class OwnBillsTest {
    @Autowired
    private OwnBills bills;

    @Autowired
    private StoredFiles files;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SignIn signIn;

    @Autowired
    private DSLContext db;

    @Autowired
    private ApplicationEvents published;

    @Autowired
    private MovableClock clock;

    private Billed billed;

    @BeforeEach
    void tariff() {
        billed = new Billed(context);
    }

    @Test
    void what_was_billed_and_is_not_due_yet_is_what_is_to_be_paid() {
        billed.invoices("218", "10.000", "8.590");
        var anna = resident("218");

        var overview = bills.overview(anna);

        assertThat(overview.open()).hasSize(2);
        assertThat(overview.sum()).isEqualTo(Money.of("273.96"));
        assertThat(overview.newest()).isNotNull();
        assertThat(overview.account()).isNull();
    }

    @Test
    void what_is_past_its_day_is_still_to_be_paid_and_a_day_off_does_not_end_a_term() {
        var id = billed.invoice("218", "10.000");
        var anna = resident("218");
        var payBy = WorkingDays.onOrAfter(billed.get(id).dueOn());
        assertThat(bills.overview(anna).open()).singleElement().satisfies(bill -> {
            assertThat(bill.payBy()).isEqualTo(payBy);
            assertThat(bill.isPast(payBy)).isFalse();
        });

        clock.advance(Duration.ofDays(40));

        var overview = bills.overview(anna);
        assertThat(overview.open()).hasSize(1);
        assertThat(overview.sum()).isEqualTo(Money.of("146.88"));
        assertThat(overview.hasPast(CivilTime.dayOf(clock.instant()))).isTrue();
        clock.advance(Duration.ofDays(60));
        assertThat(bills.overview(anna).open()).isEmpty();
    }

    @Test
    void what_became_another_customer_that_became_another_stays_with_the_last() {
        billed.invoice("218", "10.000");
        billed.contracted.silent("219", "GD", billed.month());
        billed.contracted.silent("220", "GD", billed.month());
        billed.merged("218", "219");
        billed.merged("219", "220");

        assertThat(bills.page(resident("220"), null, "", null, 10)).hasSize(1);
    }

    @Test
    void of_customers_with_accounts_of_their_own_no_account_stands_beside_the_sum() {
        billed.contracted.billed("219", "GD", billed.month(), "5.000");
        billed.invoice("218", "10.000");
        var anna = resident("218");
        billed.belongs("219", anna);
        billed.paidInto("218", "83830900002000000000000218");
        billed.paidInto("219", "56830900002000000000000219");

        var overview = bills.overview(anna);

        assertThat(overview.open()).hasSize(2);
        assertThat(overview.account()).isNull();
        assertThat(overview.hasSeveralAccounts()).isTrue();

        billed.paidInto("83830900002000000000000218");
        assertThat(bills.overview(anna).account()).isEqualTo("83830900002000000000000218");
        assertThat(bills.overview(anna).hasSeveralAccounts()).isFalse();
    }

    @Test
    void somebody_elses_invoice_is_as_if_it_did_not_exist() {
        var annas = billed.invoice("218", "10.000");
        var document = context.getBean(InvoiceDocuments.class).of(billed.get(annas), Languages.POLISH);
        var stranger = signIn.as(Role.RESIDENT).viewer();

        assertThatThrownBy(() -> bills.open(stranger, annas)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bills.document(stranger, annas, Languages.POLISH))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> bills.transferCode(stranger, annas)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> files.forReader(document.id())).isInstanceOf(NotFoundException.class);
        assertThat(signs()).as("each time is counted").hasSize(4);
        assertThat(bills.page(stranger, null, "", null, 10)).isEmpty();
        assertThat(bills.years(stranger)).isEmpty();
        assertThat(bills.overview(stranger).newest()).isNull();
        assertThat(db.fetchCount(INVOICE_SEEN, INVOICE_SEEN.OPENED_AT.isNotNull()))
                .isZero();
    }

    @Test
    void an_invoice_that_nobody_has_is_no_sign_of_anything() {
        var resident = signIn.as(Role.RESIDENT).viewer();

        assertThatThrownBy(() -> bills.open(resident, new InvoiceId(987_654_321)))
                .isInstanceOf(NotFoundException.class);

        assertThat(signs()).isEmpty();
    }

    private List<SecuritySign> signs() {
        return published.stream(SecurityEvent.class)
                .map(SecurityEvent::sign)
                .filter(SecuritySign.FORBIDDEN::equals)
                .toList();
    }

    @Test
    void only_the_first_opening_and_the_first_download_are_kept() {
        var id = billed.invoice("218", "10.000");
        var anna = resident("218");

        bills.open(anna, id);
        files.forReader(bills.document(anna, id, Languages.POLISH).id());
        var first = db.fetchSingle(INVOICE_SEEN).copy();
        bills.open(anna, id);
        files.forReader(bills.document(anna, id, Languages.ENGLISH).id());

        var seen = db.fetchSingle(INVOICE_SEEN);
        assertThat(seen.getOpenedBy()).isEqualTo(anna.account());
        assertThat(seen.getDownloadedBy()).isEqualTo(anna.account());
        assertThat(seen.getOpenedAt()).isEqualTo(first.getOpenedAt());
        assertThat(seen.getDownloadedAt()).isEqualTo(first.getDownloadedAt());
    }

    @Test
    void whoever_has_the_document_has_opened_the_invoice() {
        var id = billed.invoice("218", "10.000");
        var anna = resident("218");

        files.forReader(bills.document(anna, id, Languages.POLISH).id());

        assertThat(db.fetchSingle(INVOICE_SEEN).getOpenedBy()).isEqualTo(anna.account());
    }

    @Test
    void the_list_goes_on_after_the_last_one_seen() {
        billed.invoices("218", "10.000", "8.590");
        var anna = resident("218");

        var newest = bills.page(anna, null, "", null, 1);
        var older = bills.page(anna, null, "", newest.getFirst().key(), 10);

        assertThat(newest.getFirst().from()).isEqualTo(billed.month());
        assertThat(older)
                .singleElement()
                .extracting(OwnBill::from)
                .isEqualTo(billed.month().minusMonths(1));
        assertThat(bills.page(anna, 1999, "", null, 10)).isEmpty();
        assertThat(bills.page(anna, null, newest.getFirst().number().substring(8), null, 10))
                .hasSize(1);
    }

    @Test
    void a_year_is_one_file_with_each_invoice() throws Exception {
        billed.invoices("218", "10.000", "8.590");
        var anna = resident("218");
        var year = bills.years(anna).getFirst();

        var zip = new ByteArrayOutputStream();
        bills.archive(anna, year.year(), Languages.POLISH, zip);

        var names = new ArrayList<String>();
        try (var read = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (var entry = read.getNextEntry(); entry != null; entry = read.getNextEntry()) {
                names.add(entry.getName());
                assertThat(new String(read.readNBytes(5), StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-");
            }
        }
        assertThat(year.invoices()).isEqualTo(2);
        assertThat(downloads()).isEqualTo(2);
        assertThat(names).hasSize(2).allMatch(name -> name.startsWith("Faktura ZWIK-FV-"));
    }

    @Test
    void a_year_in_which_one_document_cannot_be_made_is_no_file_at_all_and_nobody_has_fetched_it() {
        var newest = billed.invoices("218", "10.000", "8.590");
        var anna = resident("218");
        var year = bills.years(anna).getFirst().year();
        billed.broken(newest);

        var zip = new ByteArrayOutputStream();
        assertThatThrownBy(() -> bills.archive(anna, year, Languages.POLISH, zip))
                .isInstanceOf(RuntimeException.class);

        assertThat(zip.size()).isZero();
        assertThat(downloads()).isZero();
    }

    @Test
    void a_year_that_breaks_off_while_it_is_sent_cannot_be_taken_for_whole() {
        var newest = billed.invoices("218", "10.000", "8.590");
        var anna = resident("218");
        var year = bills.years(anna).getFirst().year();
        var hash = bills.document(anna, newest, Languages.POLISH).hash();
        db.update(FILE_CONTENT)
                .set(FILE_CONTENT.SCAN_STATE, ScanState.INFECTED)
                .where(FILE_CONTENT.SHA256.eq(hash.hex()))
                .execute();

        var zip = new ByteArrayOutputStream();
        assertThatThrownBy(() -> bills.archive(anna, year, Languages.POLISH, zip))
                .isInstanceOf(NotFoundException.class);

        // With which the list of what is in a ZIP ends.
        assertThat(zip.toString(StandardCharsets.ISO_8859_1)).doesNotContain("PK\u0005\u0006");
        assertThat(downloads()).isZero();
    }

    @Test
    void a_year_has_no_end_before_its_last_invoice() {
        billed.invoices("218", "10.000", "8.590");
        var anna = resident("218");
        var year = bills.years(anna).getFirst().year();

        var own = context.getBean(OwnInvoiceQuery.class);
        assertThat(own.ofYear(anna.account(), year, 1))
                .isEqualTo(own.ofYear(anna.account(), year, 100))
                .hasSize(2)
                .extracting(OwnBill::from)
                .isSorted();
    }

    private int downloads() {
        return db.fetchCount(INVOICE_SEEN, INVOICE_SEEN.DOWNLOADED_AT.isNotNull());
    }

    @Test
    void invoices_of_a_customer_that_was_merged_stay_with_who_it_became() {
        billed.invoice("218", "10.000");
        billed.contracted.silent("219", "GD", billed.month());
        var anna = resident("219");
        assertThat(bills.page(anna, null, "", null, 10)).isEmpty();

        billed.merged("218", "219");

        assertThat(bills.page(anna, null, "", null, 10)).hasSize(1);
    }

    @Test
    void the_office_does_not_look_as_a_resident() {
        var clerk = signIn.as(Role.FINANCE).viewer();
        assertThatThrownBy(() -> bills.overview(clerk)).isInstanceOf(AccessDeniedException.class);
    }

    private Viewer resident(String number) {
        var resident = signIn.as(Role.RESIDENT).viewer();
        billed.belongs(number, resident);
        return resident;
    }
}
