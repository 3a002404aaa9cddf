package pl.nurt.billing.invoices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.Billed;
import pl.nurt.customer.supply.BilledInvoice;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.supply.HandoverDraft;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.notice.inbox.Inbox;
import pl.nurt.notice.inbox.InboxFilter;
import pl.nurt.notice.inbox.InboxMessage;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** A contract that loses days which stand on its invoices. */
@IntegrationTest
class CorrectionsDueTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Contracts contracts;

    @Autowired
    private Inbox inbox;

    @Autowired
    private SignIn signIn;

    private Billed billed;
    private Viewer finance;
    private Viewer clerk;

    @BeforeEach
    void aMonthThatIsBilled() {
        billed = new Billed(context);
        billed.invoice("1", "10.000");
        finance = signIn.as(Role.FINANCE).viewer();
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
    }

    private BilledInvoice invoice() {
        return new BilledInvoice(billed.of("1").getLast().number(), billed.last.atEndOfMonth());
    }

    @Test
    void days_that_are_billed_are_not_taken_from_a_contract_without_a_word() {
        var contract = billed.contracted.contract("1");
        var version = contracts.get(contract).version();
        var day = billed.month().plusDays(14);

        assertThat(contracts.billedFrom(contract, day)).containsExactly(invoice());
        assertThat(contracts.billedFrom(contract, billed.month().plusMonths(1))).isEmpty();
        refused(() -> contracts.end(contract, version, day, clerk));
        refused(() ->
                contracts.handOver(contract, version, new HandoverDraft(null, "U/9", day, List.of(), null), clerk));
        assertThat(contracts.get(contract).validTo()).isNull();
        assertThat(told()).isEmpty();
    }

    @Test
    void done_all_the_same_it_is_work_for_finance() {
        var contract = billed.contracted.contract("1");
        var day = billed.month().plusDays(14);

        contracts.end(contract, contracts.get(contract).version(), day, true, clerk);

        assertThat(contracts.get(contract).validTo()).isEqualTo(day);
        assertThat(told())
                .singleElement()
                .satisfies(message -> assertThat(message.text())
                        .contains(invoice().number(), contracts.get(contract).number()));
    }

    @Test
    void an_end_behind_what_is_billed_concerns_nobody() {
        var contract = billed.contracted.contract("1");

        contracts.end(
                contract, contracts.get(contract).version(), billed.month().plusMonths(1), clerk);

        assertThat(told()).isEmpty();
    }

    private List<InboxMessage> told() {
        return AsSystem.call(() -> inbox.page(finance, InboxFilter.ALL, null, 10, Languages.POLISH));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FieldProblem::field)
                                .contains("despiteInvoices"));
    }
}
