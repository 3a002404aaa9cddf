package pl.nurt.booking.importing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.importing.CalendarImport;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.ViewTest;

class ImportViewTest extends ViewTest {
    @Autowired
    private CalendarImport imports;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @MethodSource("languages")
    void the_file_is_shown_first_and_taken_over_with_one_press(Locale language) {
        var calendars = new Calendars(db);
        var talks = calendars.calendar("Rozmowa", calendars.person("Adam Rak"));
        var day = CivilTime.dayOf(Calendars.thursday(clock.instant(), "10:00"));
        signIn(Role.CUSTOMER_SERVICE);
        openBrowser(language, ImportView.class);
        UI.getCurrent().navigate("office/calendar/plans/" + talks.value() + "/import");
        var view = (ImportView) UI.getCurrent().getCurrentView();
        var file = "data;od;osoba\n" + day + ";10:00;Ewa Nowak\n2001-01-01;10:00;Dawno temu\n";

        view.show(imports.read(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(text()).contains("Ewa Nowak", "Dawno temu").doesNotContain("!booking");
        var polish = language.equals(Languages.POLISH);
        _click(_find(Button.class).stream()
                .filter(button -> button.getText().startsWith(polish ? "Przejmij 1" : "Take 1"))
                .findFirst()
                .orElseThrow());

        assertThat(text()).contains(polish ? "Przejęto 1 termin" : "1 booking was taken over");
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
