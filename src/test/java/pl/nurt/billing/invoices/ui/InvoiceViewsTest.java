package pl.nurt.billing.invoices.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.billing.Tables.INVOICE_SEEN;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.billing.Billed;
import pl.nurt.billing.invoices.InvoiceFilter;
import pl.nurt.billing.invoices.InvoiceFilter.Reach;
import pl.nurt.billing.invoices.InvoiceRow;
import pl.nurt.billing.invoices.InvoiceSeen;
import pl.nurt.billing.invoices.Invoices;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.ui.CustomerPanel;
import pl.nurt.db.identity.tables.records.AuditEntryRecord;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.OfficeViewTest;
import pl.nurt.testing.SignIn;

class InvoiceViewsTest extends OfficeViewTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Invoices invoices;

    @Autowired
    private List<CustomerPanel> panels;

    @Autowired
    private DSLContext db;

    private Billed billed;

    @BeforeEach
    void tariff() {
        billed = new Billed(context);
    }

    @Test
    void invoices_are_found_by_number_customer_day_and_whether_they_were_opened() {
        billed.contracted.billed("219", "GD", billed.month(), "5.000");
        var id = billed.invoice("218", "10.000");
        var clerk = signIn(Role.FINANCE).viewer();
        var today = CivilTime.dayOf(now);

        assertThat(found(InvoiceFilter.ALL)).hasSize(2);
        assertThat(found(asking(billed.get(id).number()))).containsExactly("218");
        assertThat(found(asking("Odbiorca 219"))).containsExactly("219");
        assertThat(found(asking("219"))).containsExactly("219");
        assertThat(found(asking("000002"))).hasSize(1);
        assertThat(found(new InvoiceFilter("", null, today.plusDays(1), null))).isEmpty();
        assertThat(found(new InvoiceFilter("", null, today, today))).hasSize(2);
        opened("218");
        assertThat(found(InvoiceFilter.ALL.reaching(Reach.OPENED))).containsExactly("218");
        assertThat(found(InvoiceFilter.ALL.reaching(Reach.NEVER_OPENED))).containsExactly("219");
        var newest = invoices.page(clerk, InvoiceFilter.ALL, null, 0, 1).getFirst();
        assertThat(invoices.page(clerk, InvoiceFilter.ALL, newest.key(), 0, 10))
                .extracting(InvoiceRow::id)
                .doesNotContain(newest.id())
                .hasSize(1);
    }

    @Test
    void words_that_fit_more_than_is_looked_through_are_said_to_be_too_wide() {
        signIn(Role.FINANCE);
        for (var number = 0; number <= 100; number++) {
            db.insertInto(CUSTOMER_)
                    .set(CUSTOMER_.NUMBER, "wide" + number)
                    .set(CUSTOMER_.NAME, "Szeroki " + (1000 + number))
                    .set(CUSTOMER_.KIND, CustomerKind.PERSON)
                    .execute();
        }

        assertThat(invoices.isTooWide(asking("Szeroki"))).isTrue();
        assertThat(invoices.isTooWide(asking("Szeroki 1007"))).isFalse();
        assertThat(invoices.isTooWide(InvoiceFilter.ALL)).isFalse();
    }

    @Test
    void the_list_shows_them_and_one_of_them_beside_it() {
        var id = billed.invoice("218", "10.000");

        open("office/billing/invoices?invoice=" + id.value(), Role.FINANCE);

        assertThat(grid().getDataCommunicator().getDataProviderSize()).isEqualTo(1);
        assertThat(_get(InvoicePanel.class).getElement().getTextRecursively())
                .contains(billed.get(id).number(), "146,88", "jeszcze nie");
        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.DEED.eq("billing.INVOICE_OPENED")))
                .isEqualTo(1);
    }

    @Test
    void a_search_that_was_read_is_noted_with_its_words_and_the_customers_it_showed() {
        billed.invoice("218", "10.000");
        open("office/billing/invoices", Role.FINANCE);
        var search = _get(TextField.class, spec -> spec.withLabel("Szukaj faktury"));
        _setValue(search, "Odbiorca 21");
        GridKt._findAll(_get(Grid.class));
        assertThat(searches()).as("nobody has read it yet").isEmpty();

        fire(_get(InvoicesView.class), "shown-a-while");

        assertThat(searches()).singleElement().satisfies(noted -> {
            assertThat(noted.getNote()).isEqualTo("Odbiorca 21");
            assertThat(noted.getChanges()).contains("shown", "218");
        });
    }

    @Test
    void one_invoice_is_explained_and_says_when_the_customer_opened_it() {
        var id = billed.invoices("218", "10.000", "8.590");
        open("office/billing/invoices/" + id.value(), Role.AUDITOR);
        assertThat(text()).contains("118,590", "Odbiorca 218", "Otwarta przez odbiorcę", "jeszcze nie");

        opened("218");
        publish(new InvoiceSeen(id));

        assertThat(text()).contains("Jan Testowy");
    }

    @Test
    void the_customers_page_lists_what_it_was_billed_for_whoever_may_see_it() {
        billed.invoice("218", "10.000");
        var customer = billed.contracted.customer("218");
        var panel = panels.stream()
                .filter(CustomerInvoices.class::isInstance)
                .findFirst()
                .orElseThrow();
        open("office/billing/invoices", Role.FINANCE);

        assertThat(panel.of(customer))
                .singleElement()
                .satisfies(part -> assertThat(part.content().getElement().getTextRecursively())
                        .contains("146,88", "nieotwarta"));
        signIn(Role.TECHNICIAN);
        assertThat(panel.of(customer)).isEmpty();
    }

    @Test
    void who_may_not_see_bills_sees_none() {
        var id = billed.invoice("218", "10.000");
        open("office/billing/invoices/" + id.value(), Role.TECHNICIAN);

        assertThatThrownBy(() -> _get(InvoiceView.class)).hasMessageContaining("Access is denied");
        assertThatThrownBy(() -> invoices.get(id)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void an_invoice_that_is_not_there_is_not_found() {
        open("office/billing/invoices/999999", Role.FINANCE);

        assertThatThrownBy(() -> _get(InvoiceView.class)).hasMessageContaining("'not found'");
    }

    private List<AuditEntryRecord> searches() {
        return db.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.DEED.eq("billing.INVOICES_LISTED"), AUDIT_ENTRY.NOTE.isNotNull())
                .fetch();
    }

    private void opened(String number) {
        var resident = context.getBean(SignIn.class).as(Role.RESIDENT).viewer();
        billed.of(number)
                .forEach(invoice -> db.update(INVOICE_SEEN)
                        .set(INVOICE_SEEN.OPENED_AT, now)
                        .set(INVOICE_SEEN.OPENED_BY, resident.account())
                        .where(INVOICE_SEEN.INVOICE_ID.eq(invoice.id()))
                        .execute());
        signIn(Role.FINANCE);
    }

    private List<String> found(InvoiceFilter filter) {
        var clerk = signIn(Role.FINANCE).viewer();
        var page = invoices.page(clerk, filter, null, 0, 10);
        assertThat(invoices.found(filter)).isEqualTo(page.size());
        return page.stream().map(row -> row.customer().number()).toList();
    }

    private static InvoiceFilter asking(String text) {
        return new InvoiceFilter(text, null, null, null);
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
