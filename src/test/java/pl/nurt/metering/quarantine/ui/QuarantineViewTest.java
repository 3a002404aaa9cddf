package pl.nurt.metering.quarantine.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._selectRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.Role;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.metering.quarantine.QuarantineChanged;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.platform.ui.form.DecimalField;
import pl.nurt.testing.OfficeViewTest;

class QuarantineViewTest extends OfficeViewTest {
    @Autowired
    private QuarantineCount count;

    private BridgeId bridge = new BridgeId(0);

    @BeforeEach
    void quarantine() {
        bridge = park.bridge("most", now);
        park.concentrator(bridge, "n", "SW-północ", ConcentratorState.ONLINE);
        park.quarantined(bridge, "n", "99999999-QQQ-01-07", "12.345", RefusalReason.UNKNOWN_METER);
    }

    @Test
    void a_reading_says_why_it_is_here_and_what_to_do() {
        open("office/quarantine", Role.TECHNICIAN);
        assertThat(String.join(" ", _getFormattedRow(grid(), 0))).contains("99999999-QQQ-01-07", "nieznany wodomierz");
        _selectRow(grid(), 0);

        _assertOne(H2.class, spec -> spec.withText("99999999-QQQ-01-07"));
        _assertOne(Paragraph.class, spec -> spec.withText("Odpowiedziało urządzenie, którego nie ma w ewidencji."));
        press("Zaksięguj ponownie");
        _assertOne(Paragraph.class, spec -> spec.withText("Nadal nie da się go zaksięgować"));
    }

    @Test
    void once_the_meter_is_registered_the_reading_is_booked() {
        var meter = park.hanging("31415926", "Młynary", "Kopernika", "14");
        park.readThrough(meter, park.concentrator(bridge, "b", "Blok", ConcentratorState.ONLINE));
        park.quarantined(bridge, "n", park.identificationOf(meter), "5.000", RefusalReason.UNKNOWN_METER);
        open("office/quarantine", Role.CUSTOMER_SERVICE);
        _selectRow(grid(), 0);
        press("Zaksięguj ponownie");

        _assertOne(Paragraph.class, spec -> spec.withText("Odczyt zaksięgowany"));
        _assertOne(Span.class, spec -> spec.withText("zaksięgowany"));
        _assertNone(Button.class, spec -> spec.withText("Odrzuć"));
        publish(new QuarantineChanged());
        assertThat(_size(grid())).isEqualTo(1);
    }

    @Test
    void a_technician_registers_the_unknown_meter_and_its_readings_are_booked() {
        open("office/quarantine", Role.TECHNICIAN);
        _selectRow(grid(), 0);
        assertThat(firstThing()).isEqualTo("Zarejestruj wodomierz");
        press("Zarejestruj wodomierz");
        var dialog = _get(Dialog.class);
        _setValue(diameter(dialog), 20);
        _setValue(_get(dialog, DecimalField.class), "4");
        _setValue(_get(dialog, IntegerField.class), 5);
        _click(_get(dialog, Button.class, spec -> spec.withText("Zarejestruj")));
        assertThat(_get(dialog, DatePicker.class).getErrorMessage()).isEqualTo("Podaj datę ważności legalizacji");

        _setValue(_get(dialog, DatePicker.class), LocalDate.of(2030, 1, 1));
        _click(_get(dialog, Button.class, spec -> spec.withText("Zarejestruj")));
        publish(new QuarantineChanged());

        _assertNone(Dialog.class);
        _assertOne(Paragraph.class, spec -> spec.withText("Wodomierz 99999999 jest w ewidencji"));
        _assertOne(Paragraph.class, spec -> spec.withText("Zaksięgowano czekające odczyty: 1."));
        _assertOne(Span.class, spec -> spec.withText("zaksięgowany"));
        _assertOne(H2.class, spec -> spec.withText("Nic nie czeka"));
    }

    @Test
    void who_is_no_technician_registers_no_meter() {
        open("office/quarantine", Role.CUSTOMER_SERVICE);
        _selectRow(grid(), 0);
        assertThat(firstThing()).isEqualTo("Zaksięguj ponownie");
        _assertNone(Button.class, spec -> spec.withText("Zarejestruj wodomierz"));
    }

    @Test
    void a_reading_that_another_meter_answered_is_booked_or_dismissed() {
        park.quarantined(bridge, "n", "88888888-QQQ-01-07", "1.000", RefusalReason.METER_MISMATCH);
        open("office/quarantine", Role.TECHNICIAN);
        _selectRow(grid(), 0);

        assertThat(firstThing()).isEqualTo("Zaksięguj ponownie");
        _assertNone(Button.class, spec -> spec.withText("Zarejestruj wodomierz"));
    }

    private static String firstThing() {
        return _get(Button.class, spec -> spec.withThemes("primary")).getText();
    }

    @Test
    void dismissing_asks_for_the_reason_and_ends_the_list() {
        open("office/quarantine", Role.ADMIN);
        _selectRow(grid(), 0);
        press("Odrzuć");
        var dialog = _get(Dialog.class);
        _click(_get(dialog, Button.class, spec -> spec.withText("Odrzuć")));
        assertThat(_get(TextArea.class).getErrorMessage()).isEqualTo("Napisz, dlaczego odczyt jest odrzucany.");

        _setValue(_get(TextArea.class), "Wodomierz sąsiedniej gminy");
        _click(_get(dialog, Button.class, spec -> spec.withText("Odrzuć")));
        publish(new QuarantineChanged());

        _assertNone(Dialog.class);
        _assertOne(Span.class, spec -> spec.withText("Wodomierz sąsiedniej gminy"));
        _assertOne(H2.class, spec -> spec.withText("Nic nie czeka"));
    }

    @Test
    void an_auditor_looks_and_decides_nothing() {
        open("office/quarantine", Role.AUDITOR);
        _selectRow(grid(), 0);

        _assertOne(H2.class, spec -> spec.withText("99999999-QQQ-01-07"));
        _assertNone(Button.class, spec -> spec.withText("Zaksięguj ponownie"));
        _assertNone(Button.class, spec -> spec.withText("Odrzuć"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESIDENT", "FINANCE"})
    void others_do_not_get_in(Role role) {
        open("office/quarantine", role);
        _assertNone(QuarantineView.class);
    }

    @Test
    @SuppressWarnings("unchecked")
    void reasons_narrow_the_list() {
        park.quarantined(bridge, "n", "88888888-QQQ-01-07", "x", RefusalReason.BAD_INDEX);
        open("office/quarantine", Role.TECHNICIAN);
        assertThat(_size(grid())).isEqualTo(2);

        _setValue(_get(Select.class, spec -> spec.withLabel("Powód")), RefusalReason.BAD_INDEX);

        assertThat(_size(grid())).isEqualTo(1);
        assertThat(_getFormattedRow(grid(), 0)).contains("88888888-QQQ-01-07");
    }

    @Test
    void the_menu_says_how_many_wait_and_the_list_grows_by_itself() {
        open("office/quarantine", Role.TECHNICIAN);
        var waiting = (Span) count.create();
        UI.getCurrent().add(waiting);
        assertThat(waiting.getText()).isEqualTo("1");

        park.quarantined(bridge, "n", "88888888-QQQ-01-07", "x", RefusalReason.BAD_INDEX);
        publish(new QuarantineChanged());

        assertThat(waiting.getText()).isEqualTo("2");
        assertThat(_size(grid())).isEqualTo(2);
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Integer> diameter(Dialog dialog) {
        return _get(dialog, ComboBox.class);
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }
}
