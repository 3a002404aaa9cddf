package pl.nurt.billing.bills.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.bills.OwnBill;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.customer.Place;
import pl.nurt.customer.ServicePointId;
import pl.nurt.platform.Money;

class OpenBillsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @Test
    void a_correction_that_lowers_an_invoice_is_taken_off_it() {
        var left = OpenBills.of(List.of(bill(1, null, "146.88"), bill(2, 1L, "-14.04"), bill(3, null, "10.00")));

        assertThat(left.open()).extracting(OwnBill::gross).containsExactly(Money.of("132.84"), Money.of("10.00"));
        assertThat(left.credit()).isEqualTo(Money.ZERO);
    }

    @Test
    void an_invoice_that_was_cancelled_is_not_to_be_paid_and_leaves_nothing() {
        var left = OpenBills.of(List.of(bill(1, null, "146.88"), bill(2, 1L, "-146.88")));

        assertThat(left.open()).isEmpty();
        assertThat(left.credit()).isEqualTo(Money.ZERO);
    }

    @Test
    void what_lowers_an_invoice_that_is_not_open_any_more_is_the_customers() {
        var left = OpenBills.of(List.of(bill(2, 1L, "-14.04"), bill(3, null, "10.00")));

        assertThat(left.open()).extracting(OwnBill::gross).containsExactly(Money.of("10.00"));
        assertThat(left.credit()).isEqualTo(Money.of("14.04"));
    }

    @Test
    void a_correction_that_raises_it_has_a_term_of_its_own_and_may_be_lowered_as_well() {
        var left = OpenBills.of(
                List.of(bill(1, null, "100.00"), bill(2, 1L, "20.00"), bill(3, 1L, "-110.00"), bill(4, 1L, "0.00")));

        assertThat(left.open()).singleElement().satisfies(bill -> {
            assertThat(bill.invoice()).isEqualTo(new InvoiceId(2));
            assertThat(bill.gross()).isEqualTo(Money.of("10.00"));
        });
    }

    @Test
    void nothing_is_lost_whatever_corrects_what() {
        for (var seed = 0L; seed < 1000; seed++) {
            var random = new Random(seed);
            var bills = new ArrayList<OwnBill>();
            for (var number = 1; number <= 10; number++) {
                var corrects = random.nextBoolean() ? null : Long.valueOf(1 + random.nextInt(number));
                var grosze = random.nextInt(20_000);
                bills.add(bill(
                        number,
                        corrects,
                        Money.ofGrosze(corrects == null ? grosze : grosze - 10_000)
                                .amount()
                                .toPlainString()));
            }

            var left = OpenBills.of(bills);

            assertThat(Money.sum(left.open().stream().map(OwnBill::gross).toList())
                            .minus(left.credit()))
                    .as("seed " + seed)
                    .isEqualTo(Money.sum(bills.stream().map(OwnBill::gross).toList()));
            assertThat(left.open())
                    .as("seed " + seed)
                    .allMatch(bill -> bill.gross().isPositive());
            assertThat(left.credit().isNegative()).as("seed " + seed).isFalse();
        }
    }

    private static OwnBill bill(long number, @Nullable Long corrects, String gross) {
        return new OwnBill(
                new InvoiceId(number),
                "FV/" + number,
                new Place(new ServicePointId(1), "Młynary", null, "1"),
                DAY,
                DAY.plusMonths(1),
                DAY,
                DAY,
                Money.of(gross),
                BillStanding.GIVEN,
                new InvoiceId(corrects == null ? number : corrects),
                corrects == null ? null : "FV/" + corrects,
                false);
    }
}
