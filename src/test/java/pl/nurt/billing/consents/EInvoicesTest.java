package pl.nurt.billing.consents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.customer.Tables.CUSTOMER_CONSENT;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;

import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.Contracted;
import pl.nurt.billing.consents.internal.rules.FormChange;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.Money;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.Shows;
import pl.nurt.testing.SignIn;

@IntegrationTest
class EInvoicesTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private EInvoices invoices;

    @Autowired
    private Contracts contracts;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MovableClock clock;

    private ConsentFixture fixture;
    private Contracted contracted;
    private Viewer resident;

    @BeforeEach
    void household() {
        fixture = new ConsentFixture(context);
        contracted = fixture.contracted;
        fixture.tariff("5.90", "4.20");
        contracted.silent("218", "GD", today());
        resident = signIn.as(Role.RESIDENT).viewer();
        fixture.belongs("218", resident);
    }

    @Test
    void what_it_saves_is_known_before_anything_is_said() {
        var state = state();

        assertThat(state.now()).isEqualTo(InvoiceForm.PAPER);
        assertThat(state.effect())
                .isEqualTo(new FormEffect(
                        InvoiceForm.ELECTRONIC, state.from(), Money.of("6.37"), Money.of("4.54"), Money.of("22.03")));
        assertThat(state.from()).isEqualTo(FormChange.from(today(), 1));
        assertThat(state.words()).isEmpty();
    }

    @Test
    @Shows("1.4")
    void a_consent_holds_from_the_next_period_on_and_is_kept_with_its_text() {
        var state = invoices.say(resident, contract("218"), true);

        assertThat(state.now()).isEqualTo(InvoiceForm.PAPER);
        assertThat(state.next()).isEqualTo(InvoiceForm.ELECTRONIC);
        assertThat(state.words()).singleElement().satisfies(word -> {
            assertThat(word.given()).isTrue();
            assertThat(word.textVersion()).isEqualTo(EInvoiceText.VERSION);
        });
        assertThat(form(state.from().minusDays(1))).isEqualTo(InvoiceForm.PAPER);
        assertThat(form(state.from())).isEqualTo(InvoiceForm.ELECTRONIC);
        assertThat(db.fetchCount(
                        AUDIT_ENTRY,
                        AUDIT_ENTRY.DEED.in("customer.CONSENT_RECORDED", "customer.TERMS_CHANGED"),
                        AUDIT_ENTRY.MADE_BY.eq(resident.account())))
                .isEqualTo(2);
    }

    @Test
    void said_again_it_changes_nothing() {
        invoices.say(resident, contract("218"), true);
        invoices.say(resident, contract("218"), true);

        assertThat(db.fetchCount(CUSTOMER_CONSENT)).isEqualTo(1);
    }

    @Test
    void it_is_taken_back_in_the_same_way_and_both_words_stay() {
        invoices.say(resident, contract("218"), true);

        var state = invoices.say(resident, contract("218"), false);

        assertThat(form(state.from())).isEqualTo(InvoiceForm.PAPER);
        assertThat(state.words()).extracting(word -> word.given()).containsExactly(false, true);
    }

    @Test
    void terms_that_were_agreed_for_later_follow() {
        var later = today().plusMonths(3).withDayOfMonth(1);
        contracted.cycle("218", later, 2);

        invoices.say(resident, contract("218"), true);

        assertThat(form(later)).isEqualTo(InvoiceForm.ELECTRONIC);
        assertThat(AsSystem.call(() -> contracts.get(contract("218")))
                        .termsOn(later)
                        .orElseThrow()
                        .billingMonths())
                .isEqualTo(2);
    }

    @Test
    void a_contract_that_ends_before_the_next_period_stays_as_it_is() {
        contracted.ends("218", state().from());

        assertThat(state().endsBefore()).isTrue();
        assertThatThrownBy(() -> invoices.say(resident, contract("218"), true))
                .isInstanceOf(RefusedInputException.class);
        assertThat(db.fetchCount(CUSTOMER_CONSENT)).isZero();
    }

    @Test
    void a_neighbours_contract_does_not_exist() {
        contracted.silent("219", "GD", today());

        assertThatThrownBy(() -> invoices.of(resident, contract("219"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> invoices.say(resident, contract("219"), true)).isInstanceOf(NotFoundException.class);
    }

    private EInvoiceState state() {
        return invoices.of(resident, contract("218"));
    }

    private InvoiceForm form(LocalDate day) {
        return AsSystem.call(() -> contracts.get(contract("218")))
                .termsOn(day)
                .orElseThrow()
                .invoiceForm();
    }

    private SupplyContractId contract(String number) {
        return contracted.contract(number);
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }
}
