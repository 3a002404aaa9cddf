package pl.nurt.metering.use.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.merging.Merges;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.chart.NurtChart;
import pl.nurt.testing.OfficeViewTest;

/** What metering brings to a customer's page. */
class CustomerUsePanelsTest extends OfficeViewTest {
    @Autowired
    Merges merges;

    @Test
    void todays_use_stands_above_and_moves_by_itself() {
        var place = park.place("Młynary", "Kopernika", "16");
        var customer = park.customer("391", "Ewa Dąbrowska", place);
        var meter = park.meter("22632506");
        park.install(meter, place, now.minus(Duration.ofDays(300)));
        park.used(meter, CivilTime.dayOf(now), "0.527");

        openCustomer(customer);

        assertThat(_get(UseTodayCard.class).getElement().getTextRecursively())
                .contains("Zużycie dziś", "0,53", "1 wodomierz główny, jeden milczy");
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

    @Test
    void a_merge_brings_the_meters_to_the_open_page_and_leaves_alone_what_somebody_writes() {
        var duplicate = customerWhoUses("0.527");
        var survivor = park.customer("394", "Ewa Dąbrowska", park.place("Młynary", "Kopernika", "20"));
        openCustomer(survivor);
        _assertNone(UseTodayCard.class);
        var writing = _get(TextArea.class);
        _setValue(writing, "Dzwoni w sprawie");

        merges.merge(duplicate, survivor, clerk());
        publish(new CustomerChanged(Set.of(duplicate, survivor)));

        assertThat(_get(UseTodayCard.class).getElement().getTextRecursively()).contains("0,53", "1 wodomierz");
        assertThat(_get(TextArea.class)).isSameAs(writing);
        assertThat(writing.getValue()).isEqualTo("Dzwoni w sprawie");
    }

    @Test
    void an_undone_merge_takes_the_meters_away_again() {
        var duplicate = customerWhoUses("0.527");
        var survivor = park.customer("394", "Ewa Dąbrowska", park.place("Młynary", "Kopernika", "20"));
        var merge = merges.merge(duplicate, survivor, clerk());
        openCustomer(survivor);
        _assertOne(UseTodayCard.class);

        merges.undo(merge, clerk());
        publish(new CustomerChanged(Set.of(duplicate, survivor)));

        _assertNone(UseTodayCard.class);
    }

    private CustomerId customerWhoUses(String cubicMetres) {
        var place = park.place("Młynary", "Kopernika", "16");
        var meter = park.meter("22632507");
        park.install(meter, place, now.minus(Duration.ofDays(300)));
        park.used(meter, CivilTime.dayOf(now), cubicMetres);
        return park.customer("393", "Ewa Dombrowska", place);
    }

    private Viewer clerk() {
        return signIn(Role.CUSTOMER_SERVICE).viewer();
    }

    private void openCustomer(CustomerId customer) {
        open("office/customers/" + customer.value(), Role.CUSTOMER_SERVICE);
    }

    private void rebuilt(MeterId meter) {
        publish(new UseRebuilt(Set.of(meter)));
    }
}
