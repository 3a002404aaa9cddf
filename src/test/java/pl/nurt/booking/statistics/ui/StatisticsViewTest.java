package pl.nurt.booking.statistics.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.Role;
import pl.nurt.platform.jobs.Jobs;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.ViewTest;

class StatisticsViewTest extends ViewTest {
    @Autowired
    private DSLContext db;

    @Autowired
    private StatisticsExport export;

    @Autowired
    private Clock clock;

    @Autowired
    private Jobs jobs;

    @ParameterizedTest
    @MethodSource("languages")
    void both_languages_say_the_figures_and_start_the_spreadsheet(Locale language) {
        var calendars = new Calendars(db);
        calendars.calendar("Rozmowa", calendars.person("Adam Rak"));
        var user = signIn(Role.CUSTOMER_SERVICE);
        openBrowser(language, StatisticsView.class);
        UI.getCurrent().navigate(StatisticsView.PATH);
        var polish = language.equals(Languages.POLISH);

        assertThat(UI.getCurrent().getCurrentView().getElement().getTextRecursively())
                .contains(polish ? "Zakład Wodociągów" : "Waterworks")
                .contains(polish ? "Wykorzystanie" : "Use")
                .doesNotContain("!booking");
        _click(_get(Button.class, spec -> spec.withText(polish ? "Pobierz arkusz" : "Get the spreadsheet")));
        assertThat(jobs.page(user.viewer().jobOwner(), null, null, 10))
                .singleElement()
                .satisfies(job -> assertThat(job.kind()).isEqualTo("booking.statistics"));
    }

    @Test
    void the_sheet_has_a_column_for_every_reason() {
        assertThat(export.layout(Languages.POLISH, clock.instant()).columns())
                .extracting(column -> column.title())
                .containsAll(List.of("Wykorzystanie, %", "Dni naprzód", "Odwołane: choroba", "Odwołane: inny powód"));
    }
}
