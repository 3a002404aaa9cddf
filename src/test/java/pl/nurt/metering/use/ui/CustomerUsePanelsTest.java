package pl.nurt.metering.use.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.Role;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.chart.NurtChart;
import pl.nurt.testing.OfficeViewTest;

/** What metering brings to a customer's page. */
class CustomerUsePanelsTest extends OfficeViewTest {
    @Test
    void todays_use_stands_above_and_moves_by_itself() {
        var place = park.place("Młynary", "Kopernika", "16");
        var customer = park.customer("391", "Ewa Dąbrowska", place);
        var meter = park.meter("22632506");
        park.install(meter, place, now.minus(Duration.ofDays(300)));
        park.used(meter, CivilTime.dayOf(now), "0.527");

        openCustomer(customer);

        assertThat(_get(UseTodayCard.class).getElement().getTextRecursively())
                .contains("Zużycie dziś", "0,53", "1 wodomierz, jeden milczy");
        park.read(meter, now.minusSeconds(60), "12.500");
        park.used(meter, CivilTime.dayOf(now), "0.640");
        rebuilt(meter);
        assertThat(_get(UseTodayCard.class).getElement().getTextRecursively())
                .contains("0,64", "1 wodomierz")
                .doesNotContain("milczy");
        _assertOne(
                Card.class,
                spec -> spec.withPredicate(
                        card -> "Zużycie".equals(card.getElement().getAttribute("aria-label"))));
        _assertOne(NurtChart.class);
    }

    @Test
    void nothing_is_said_of_a_customer_without_meters() {
        var customer = park.customer("392", "Jan Nowak", park.place("Młynary", "Kopernika", "18"));

        openCustomer(customer);

        _assertNone(UseTodayCard.class);
        _assertNone(NurtChart.class);
    }

    private void openCustomer(CustomerId customer) {
        open("office/customers/" + customer.value(), Role.CUSTOMER_SERVICE);
    }

    private void rebuilt(MeterId meter) {
        publish(new UseRebuilt(Set.of(meter)));
    }
}
