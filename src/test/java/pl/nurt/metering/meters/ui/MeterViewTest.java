package pl.nurt.metering.meters.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.identity.Role;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.metering.readings.StoredReading;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.OfficeViewTest;

class MeterViewTest extends OfficeViewTest {
    private MeterId meter = new MeterId(0);

    @BeforeEach
    void park() {
        var place = park.place("Młynary", "Kopernika", "14");
        park.customer("000218", "Anna Nowak", place);
        var old = park.meter("27182818");
        park.install(old, place, now.minus(Duration.ofDays(900)));
        park.remove(old, now.minus(Duration.ofDays(400)), "812.345");
        var north = park.concentrator(park.bridge("most", now), "n", "SW-północ", ConcentratorState.ONLINE);
        meter = park.meter("31415926", CivilTime.dayOf(now).plusDays(700), north);
        park.install(meter, place, now.minus(Duration.ofDays(400)));
        park.read(meter, now.minus(Duration.ofHours(2)), "268.100");
        park.read(meter, now.minus(Duration.ofHours(1)), "268.000", Verdict.BACKWARD);
        park.read(meter, now.minusSeconds(1), "268.412");
    }

    @Test
    void a_meter_shows_how_it_stands_what_it_is_and_where_it_hung() {
        openMeter();

        _assertOne(H1.class, spec -> spec.withText("Wodomierz 31415926"));
        _assertOne(Span.class, spec -> spec.withText("268,412"));
        _assertOne(Span.class, spec -> spec.withText("Anna Nowak · 000218"));
        _assertOne(Anchor.class, spec -> spec.withText("SW-północ"));
        assertThat(_get(Anchor.class, spec -> spec.withText("27182818")).getHref())
                .startsWith("office/meters/");
    }

    @Test
    void readings_stand_newest_first_and_open_to_what_came() {
        openMeter();

        assertThat(_getFormattedRow(grid(), 0)).contains("268,412", "zdalny");
        assertThat(String.join(" ", _getFormattedRow(grid(), 1))).contains("268,000", "cofnięcie");

        _setValue(onlyOdd(), true);
        assertThat(GridKt.<StoredReading>_findAll(grid()))
                .singleElement()
                .satisfies(reading -> assertThat(reading.verdicts()).containsExactly(Verdict.BACKWARD));
    }

    @Test
    void a_new_reading_moves_the_number_and_is_told_without_moving_the_list() {
        openMeter();
        assertThat(GridKt.<StoredReading>_findAll(grid())).hasSize(3);

        park.read(meter, now, "268.500");
        publish(new ReadingsAccepted(Set.of(meter), now));

        _assertOne(Span.class, spec -> spec.withText("268,500"));
        assertThat(_getFormattedRow(grid(), 0)).contains("268,412");
        _click(_get(Button.class, spec -> spec.withText("Są nowe odczyty: 1. Pokaż")));
        assertThat(_getFormattedRow(grid(), 0)).contains("268,500");
        _assertNone(Button.class, spec -> spec.withText("Są nowe odczyty: 1. Pokaż"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "abc", "-1", "99999999999999999999"})
    void a_meter_nobody_has_is_not_found(String id) {
        open("office/meters/" + id, Role.TECHNICIAN);
        assertThatThrownBy(() -> _get(MeterView.class)).hasMessageContaining("'not found'");
    }

    @Test
    void a_resident_may_not_look() {
        open("office/meters/" + meter.value(), Role.RESIDENT);
        _assertNone(MeterView.class);
    }

    private void openMeter() {
        open("office/meters/" + meter.value(), Role.TECHNICIAN);
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Boolean> onlyOdd() {
        return _get(RadioButtonGroup.class);
    }
}
