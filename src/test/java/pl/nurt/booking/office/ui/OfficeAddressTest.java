package pl.nurt.booking.office.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.nurt.booking.office.ui.OfficeAddress.Look;

class OfficeAddressTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @EnumSource(Look.class)
    void however_far_a_day_lies_one_can_turn_the_page_both_ways(Look look) {
        for (var day : new String[] {"-999999999-01-01", "+999999999-12-31", "1990-01-01", "2999-12-31"}) {
            var address = OfficeAddress.of(QueryParameters.simple(Map.of("day", day, "look", look.name())));

            assertThat(address.before(TODAY).first(TODAY)).isBefore(address.first(TODAY));
            assertThat(address.after(TODAY).first(TODAY)).isAfter(address.last(TODAY));
        }
    }

    @Test
    void nonsense_is_as_if_nothing_stood_there() {
        var address = OfficeAddress.of(QueryParameters.simple(
                Map.of("day", "+999999999-12-31", "look", "century", "people", "7,x,9999999999999999999,8")));

        assertThat(address.day()).isNull();
        assertThat(address.look()).isEqualTo(Look.WEEK);
        assertThat(address.people()).containsExactlyInAnyOrder(7L, 8L);
    }
}
