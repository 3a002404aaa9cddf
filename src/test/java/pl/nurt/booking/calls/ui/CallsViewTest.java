package pl.nurt.booking.calls.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskBooking;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.ViewTest;

class CallsViewTest extends ViewTest {
    @Autowired
    private BookingDesk desk;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @MethodSource("languages")
    void a_person_is_rung_and_leaves_the_list(Locale language) {
        var calendars = new Calendars(db);
        var rak = calendars.person("Adam Rak");
        var talks = calendars.calendar("Rozmowa", rak);
        var clerk = signIn(Role.CUSTOMER_SERVICE).viewer();
        var ten = Calendars.thursday(clock.instant(), "10:00");
        var id = desk.book(clerk, new DeskBooking(UUID.randomUUID(), talks, rak, ten, "Jan Kowal", "600123456", false));
        desk.callOff(clerk, Set.of(id), CancelReason.ILLNESS, null);
        openBrowser(language, CallsView.class);
        UI.getCurrent().navigate(CallsView.PATH);

        assertThat(text()).contains("Jan Kowal", "10:30").doesNotContain("!booking");
        assertThat(_get(Anchor.class, spec -> spec.withText("600123456")).getHref())
                .isEqualTo("tel:600123456");
        _click(_get(Button.class, spec -> spec.withText(language.equals(Languages.POLISH) ? "Zadzwoniono" : "Rung")));
        assertThat(text()).doesNotContain("Jan Kowal");
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
