package pl.nurt.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffOrigin;
import pl.nurt.billing.tariffs.TariffProblem;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class DemoTariffsTest {
    @Autowired
    private Tariffs tariffs;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @BeforeEach
    void fill() {
        new DemoTariffs(tariffs, clock).fill(signIn.as(Role.ADMIN).viewer().account());
    }

    @Test
    void every_day_of_the_demo_has_a_price_and_says_that_it_is_invented() {
        var today = CivilTime.dayOf(clock.instant());
        var published = tariffs.published(today.minusYears(2), today.plusDays(1));

        assertThat(published.getFirst().from()).isBeforeOrEqualTo(today.minusYears(2));
        assertThat(published.getLast().holdsOn(today)).isTrue();
        assertThat(published).allMatch(tariff -> tariff.said().origin() == TariffOrigin.INVENTED);
        for (var later = 1; later < published.size(); later++) {
            assertThat(published.get(later).from())
                    .isEqualTo(published.get(later - 1).until());
        }
    }

    @Test
    void what_the_municipality_published_stands_there_as_far_as_it_is_known() {
        var found = tariffs.all().stream()
                .filter(tariff -> tariff.said().origin() == TariffOrigin.PUBLISHED)
                .toList();

        assertThat(found).singleElement().satisfies(tariff -> {
            assertThat(tariff.isPublished()).isFalse();
            assertThat(tariff.from()).isEqualTo(LocalDate.of(2021, 9, 7));
            assertThat(tariff.said().items().getFirst().net())
                    .containsExactly(new BigDecimal("4.27"), new BigDecimal("4.39"), null);
        });
    }

    @Test
    void the_next_tariff_is_a_draft_that_could_be_published() {
        var next = tariffs.all().stream()
                .filter(tariff -> tariff.from().isAfter(CivilTime.dayOf(clock.instant())))
                .toList();

        assertThat(next).singleElement().satisfies(tariff -> {
            assertThat(tariff.isPublished()).isFalse();
            assertThat(problems(tariff)).isEmpty();
        });
    }

    private List<TariffProblem> problems(Tariff tariff) {
        return tariffs.problems(tariff.id(), tariff.said());
    }
}
