package pl.nurt.booking.plans.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.booking.plans.Hours;

class HoursTextTest {
    @Test
    void hours_are_read_as_people_write_them() {
        assertThat(HoursText.read("8-11:30; 12.00 – 15:00"))
                .contains(List.of(new Hours(480, 690), new Hours(720, 900)));
        assertThat(HoursText.read("  ")).contains(List.of());
        assertThat(HoursText.read("22–24")).contains(List.of(new Hours(1320, 1440)));
    }

    @Test
    void what_is_written_is_read_back() {
        var hours = List.of(new Hours(0, 65), new Hours(720, 1440));

        assertThat(HoursText.read(HoursText.of(hours))).contains(hours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "od 8 do 12", "12-8", "8-12, 11-15", "8:60-9", "8-25", "-8-12", "8–9–10", "99999-3"})
    void anything_else_is_not_guessed_at(String text) {
        assertThat(HoursText.read(text)).isEmpty();
    }
}
