package pl.nurt.booking.campaigns.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.identity.Role;
import pl.nurt.metering.MeterPark;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.ViewTest;

class CampaignsViewTest extends ViewTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @MethodSource("languages")
    void a_campaign_is_begun_and_its_silent_customers_are_listed(Locale language) {
        var calendars = new Calendars(db);
        var exchanges = calendars.calendar("Wymiana", calendars.person("Adam Rak"));
        calendars.set(exchanges, BOOKING_CALENDAR.VENUE, Venue.AT_CUSTOMER);
        var park = new MeterPark(db, clock.instant());
        var place = park.place("Zaścianek", "Polna", "3");
        park.customer("900001", "Ewa Nowak", place);
        var meter = park.meter("77900001", CivilTime.dayOf(clock.instant()).plusDays(30), null);
        park.install(meter, place, clock.instant().minus(Duration.ofDays(900)));
        signIn(Role.CUSTOMER_SERVICE);
        openBrowser(language, CampaignsView.class, CampaignView.class);
        var polish = language.equals(Languages.POLISH);
        UI.getCurrent().navigate(CampaignsView.PATH);
        _click(_get(Button.class, spec -> spec.withText(polish ? "Nowa kampania" : "New campaign")));
        _click(_get(Button.class, spec -> spec.withText(polish ? "Wyślij zaproszenia" : "Send the invitations")));

        assertThat(text()).contains("Ewa Nowak", "Polna 3", "77900001").doesNotContain("!booking");
        UI.getCurrent().navigate(CampaignsView.PATH);
        assertThat(text()).contains("Wymiana").doesNotContain("!booking");
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
