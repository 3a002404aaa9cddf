package pl.nurt.billing.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.item;
import static pl.nurt.billing.TariffDrafts.usual;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.billing.Contracted;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.Role;
import pl.nurt.platform.Money;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class TariffPreviewsTest {
    @Autowired
    private TariffPreviews previews;

    @Autowired
    private Tariffs tariffs;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private Contracted contracted;
    private LocalDate month;

    @BeforeEach
    void contracts() {
        var keeper = signIn.as(Role.FINANCE).viewer();
        contracted = new Contracted(db, clock.instant());
        month = previews.lastMonth().atDay(1);
        var present = tariffs.add(keeper, draft(month.minusYears(1), month.plusYears(1), usual("5", "8", "6")));
        tariffs.publish(keeper, present, 1, false);
    }

    /** 10 m³: 50 + 80 + 6 = 136, with VAT 146.88; then 60 + 80 + 6 = 146, with VAT 157.68. */
    @Test
    void each_group_and_the_sum_are_told_before_and_after() {
        contracted.household("1", "GD", month, "10.000");
        contracted.household("2", "GD", month, "10.000");
        contracted.household("3", "PR", month, "0");

        var preview = previews.of(dearer(), 1, previews.lastMonth());

        assertThat(preview.compared()).isTrue();
        assertThat(preview.sum()).isEqualTo(sum(3, "300.24", "321.84"));
        assertThat(preview.groups())
                .containsEntry("GD", sum(2, "293.76", "315.36"))
                .containsEntry("PR", sum(1, "6.48", "6.48"))
                .hasSize(2);
    }

    @Test
    void the_ten_whose_bill_changes_most_come_first_whichever_way() {
        for (var number = 1; number <= 12; number++) {
            contracted.household(String.valueOf(100 + number), "GD", month, number + ".000");
        }
        contracted.household("200", "PR", month, "50.000");
        var draft = draft(
                month.plusYears(1),
                month.plusYears(2),
                item(BilledService.WATER, PriceFor.group("GD"), "6"),
                item(BilledService.WATER, PriceFor.group("PR"), "4"),
                item(BilledService.SEWAGE, PriceFor.EVERYBODY, "8"),
                item(BilledService.SUBSCRIPTION, PriceFor.EVERYBODY, "6"));

        var preview = previews.of(draft, 1, previews.lastMonth());

        assertThat(preview.most())
                .extracting(one -> one.customer().number())
                .containsExactly("200", "112", "111", "110", "109", "108", "107", "106", "105", "104");
        assertThat(preview.most().getFirst().sum().change()).isEqualTo(Money.of("-54.00"));
        assertThat(preview.cheaper()).isEqualTo(1);
    }

    @Test
    void contracts_are_those_in_the_sum_those_without_a_reading_and_those_without_a_price() {
        contracted.household("1", "GD", month, "10.000");
        contracted.household("2", "PR", month, "10.000");
        contracted.silent("3", "GD", month);
        var draft = draft(
                month.plusYears(1),
                month.plusYears(2),
                item(BilledService.WATER, PriceFor.EVERYBODY, "5"),
                item(BilledService.SEWAGE, PriceFor.group("GD"), "8"));

        var preview = previews.of(draft, 1, previews.lastMonth());

        assertThat(preview.contracts()).isEqualTo(3);
        assertThat(preview.sum().contracts()).isEqualTo(1);
        assertThat(preview.withoutReading()).isEqualTo(1);
        assertThat(preview.withoutPrice()).isEqualTo(1);
    }

    @Test
    void water_of_the_garden_is_no_sewage() {
        contracted.household("1", "GD", month, "10.000");
        contracted.garden("1", month, "4.000");

        assertThat(previews.of(dearer(), 1, previews.lastMonth()).sum()).isEqualTo(sum(1, "112.32", "123.12"));
    }

    @Test
    void a_month_without_a_tariff_has_nothing_to_compare_with() {
        contracted.household("1", "GD", month, "10.000");
        contracted.used("1", month.minusYears(2), "10.000");

        var preview = previews.of(dearer(), 1, previews.lastMonth().minusYears(2));

        assertThat(preview.compared()).isFalse();
        assertThat(preview.sum()).isEqualTo(sum(1, "0", "157.68"));
        assertThat(preview.most()).isEmpty();
    }

    @Test
    void what_could_not_be_written_down_cannot_be_counted() {
        var empty = draft(month, month);

        assertThatThrownBy(() -> previews.of(empty, 1, previews.lastMonth())).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void only_those_who_keep_tariffs_may_ask() {
        signIn.as(Role.TECHNICIAN);

        assertThatThrownBy(() -> previews.of(
                        draft(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(1), usual("6", "8", "6")),
                        1,
                        YearMonth.of(2026, 10)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private TariffDraft dearer() {
        return draft(month.plusYears(1), month.plusYears(2), usual("6", "8", "6"));
    }

    private static PreviewedSum sum(long contracts, String before, String after) {
        return new PreviewedSum(contracts, Money.of(before), Money.of(after));
    }
}
