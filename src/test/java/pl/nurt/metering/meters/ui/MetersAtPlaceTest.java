package pl.nurt.metering.meters.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.nurt.identity.Role;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.testing.OfficeViewTest;

/** The meters of a place, where a customer's page and the place's own show them. */
class MetersAtPlaceTest extends OfficeViewTest {
    @Test
    void a_meters_index_moves_by_itself_and_its_number_leads_to_it() {
        var place = park.place("Młynary", "Kopernika", "16");
        var customer = park.customer("391", "Ewa Dąbrowska", place);
        var meter = park.meter("22632506");
        park.install(meter, place, now.minus(Duration.ofDays(300)));
        park.read(meter, now.minus(Duration.ofHours(26)), "551.380");
        open("office/customers/" + customer.value(), Role.CUSTOMER_SERVICE);

        assertThat(_get(PageLink.class, spec -> spec.withText("22632506")).getHref())
                .isEqualTo("office/meters/" + meter.value());
        _assertOne(Span.class, spec -> spec.withText("551,380\u00a0m³"));
        _assertOne(Span.class, spec -> spec.withText("milczy 26 h"));

        park.read(meter, now.minusSeconds(1), "551.392");
        publish(new ReadingsAccepted(Set.of(meter), now));

        _assertOne(Span.class, spec -> spec.withText("551,392\u00a0m³"));
        _assertOne(Span.class, spec -> spec.withText("w porządku"));
    }

    @Test
    void a_place_without_a_meter_says_so() {
        var place = park.place("Młynary", "Kopernika", "18");
        open("office/places/" + place.value(), Role.CUSTOMER_SERVICE);

        _assertOne(Paragraph.class, spec -> spec.withText("Nie wisi tu żaden wodomierz."));
    }
}
