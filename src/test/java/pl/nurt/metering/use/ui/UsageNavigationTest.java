package pl.nurt.metering.use.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageNavigationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01", "+999999999-12-31", "0000-01-01", "1899-12-31", "yesterday", ""})
    void a_day_that_no_calendar_shows_is_as_if_it_were_not_there(String day) {
        var wish = UsageNavigation.wish(QueryParameters.simple(Map.of("span", "24h", "day", day, "find", day)), TODAY);

        assertThat(wish.period().day()).isEqualTo(TODAY);
        assertThat(wish.wanted()).isNull();
    }
}
