package pl.nurt.metering.meters.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.identity.Role;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.OfficeViewTest;

class MetersViewTest extends OfficeViewTest {
    private MeterId kopernika = new MeterId(0);

    @BeforeEach
    void park() {
        var place = park.place("Młynary", "Kopernika", "14");
        park.customer("000218", "Anna Nowak", place);
        kopernika = park.meter("31415926");
        park.install(kopernika, place, now.minus(Duration.ofDays(400)));
        park.read(kopernika, now.minusSeconds(1), "268.412");
        park.read(park.hanging("16180339", "Młynary", "Dworcowa", "29"), now.minus(Duration.ofHours(26)), "512.334");
        park.read(park.hanging("14142135", "Błudowo", null, "3"), now, "96.020", Verdict.BACKWARD);
    }

    @Test
    void the_list_says_of_each_meter_what_one_comes_for() {
        open("office/meters", Role.TECHNICIAN);

        assertThat(_size(grid())).isEqualTo(3);
        assertThat(numbers()).containsExactly("14142135", "16180339", "31415926");
        assertThat(row(1)).contains("Dworcowa 29", "milczy 26 h", "512,334");
        assertThat(row(0)).contains("Błudowo 3", "wątpliwy odczyt");
        assertThat(row(2)).contains("Anna Nowak", "w porządku", "–");
    }

    @Test
    void searching_narrows_list_and_counts() {
        open("office/meters", Role.TECHNICIAN);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Szukaj na liście")), "kopernika nowak");

        assertThat(numbers()).containsExactly("31415926");
        assertThat(labels()).contains("Wszystkie · 1", "Bez odczytu 24 h · 0");
    }

    @Test
    void what_nobody_has_is_said_and_led_out_of() {
        open("office/meters?q=zzz", Role.TECHNICIAN);

        _assertOne(H2.class, spec -> spec.withText("Żaden wodomierz nie pasuje"));
        _click(_get(Button.class, spec -> spec.withText("Pokaż wszystkie")));
        assertThat(numbers()).hasSize(3);
    }

    @Test
    void chips_ask_the_usual_questions() {
        open("office/meters", Role.TECHNICIAN);
        assertThat(labels())
                .containsExactly(
                        "Wszystkie · 3",
                        "Bez odczytu 24 h · 1",
                        "Wątpliwe · 1",
                        "Legalizacja do 90 dni · 0",
                        "Nieodczytane · 0",
                        "Niezamontowane · 0");

        _setValue(chips(), Optional.of(MeterState.SILENT));

        assertThat(numbers()).containsExactly("16180339");
    }

    @Test
    void the_address_carries_the_question() {
        open("office/meters?state=suspect&q=bludowo&meter=%d".formatted(kopernika.value()), Role.TECHNICIAN);

        assertThat(numbers()).containsExactly("14142135");
        _assertOne(H2.class, spec -> spec.withText("Wodomierz 31415926"));
    }

    @Test
    void an_address_that_makes_no_sense_asks_for_everything() {
        open("office/meters?state=broken&meter=99999999999&x=y", Role.TECHNICIAN);

        assertThat(numbers()).hasSize(3);
        _assertNone(H2.class);
    }

    @Test
    void a_row_opens_beside_the_list_and_closes_again() {
        open("office/meters", Role.TECHNICIAN);
        GridKt._selectRow(grid(), 2);

        _assertOne(H2.class, spec -> spec.withText("Wodomierz 31415926"));
        _assertOne(Span.class, spec -> spec.withText("268,412"));
        _assertOne(Span.class, spec -> spec.withText("Anna Nowak · 000218"));
        _assertOne(Span.class, spec -> spec.withText("Kopernika 14, Młynary"));

        _click(closeButton());
        _assertNone(H2.class, spec -> spec.withText("Wodomierz 31415926"));
        assertThat(grid().getSelectedItems()).isEmpty();
    }

    @Test
    void a_reading_that_arrives_moves_row_and_panel() {
        open("office/meters?meter=%d".formatted(kopernika.value()), Role.TECHNICIAN);
        assertThat(numbers()).contains("31415926");

        park.read(kopernika, now, "268.500");
        publish(new ReadingsAccepted(Set.of(kopernika), now));

        _assertOne(Span.class, spec -> spec.withText("268,500"));
        assertThat(row(2)).contains("268,500");
    }

    @Test
    void english_is_complete() {
        open(Languages.ENGLISH, "office/meters?meter=%d".formatted(kopernika.value()), Role.AUDITOR);

        assertThat(labels()).contains("All · 3", "No reading for 24 h · 1");
        assertThat(row(1)).contains("silent for 26 h", "512.334");
        assertThat(_find(Span.class)).noneMatch(span -> span.getText().startsWith("!"));
    }

    private static String row(int at) {
        return String.join(" | ", _getFormattedRow(grid(), at));
    }

    private static List<String> numbers() {
        return GridKt.<MeterRow>_findAll(grid()).stream()
                .map(MeterRow::serialNumber)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Optional<MeterState>> chips() {
        return _get(RadioButtonGroup.class);
    }

    private static List<String> labels() {
        var group = chips();
        return group.getListDataView()
                .getItems()
                .map(group.getItemLabelGenerator()::apply)
                .toList();
    }
}
