package pl.nurt.telemetry.configuration.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.platform.ui.form.DecimalField;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.ConfigurationChanged;
import pl.nurt.telemetry.configuration.CountingPlan;
import pl.nurt.telemetry.configuration.LimitsPlan;
import pl.nurt.telemetry.configuration.MeterPlan;
import pl.nurt.telemetry.configuration.SerialLine;
import pl.nurt.telemetry.configuration.internal.ConfigurationDelivery;
import pl.nurt.telemetry.ui.BridgeViewTest;
import pl.nurt.testing.OfficeViewTest;

class ConcentratorFormViewTest extends OfficeViewTest {
    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private ConfigurationDelivery delivery;

    private BridgeId bridge = new BridgeId(0);

    @BeforeEach
    void aConfiguredBridge() {
        bridge = park.bridge("most-1", now);
        park.concentrator(bridge, "sw-01", "SW-północ", ConcentratorState.ONLINE);
        publish(BridgeViewTest.DOCUMENT, 0);
    }

    @Test
    void a_change_becomes_a_version_and_the_bridges_problems_come_back_to_their_fields() {
        open("office/bridges/" + bridge.value() + "/concentrator?code=sw-01", Role.TECHNICIAN);
        _setValue(field("Adres"), "10.0.0.9:10001");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Próby na wodomierz")), 2);
        save();

        var plan = configurations.plan(bridge);
        assertThat(plan.version()).isEqualTo(2);
        assertThat(plan.concentrators().getFirst().endpoint()).isEqualTo("10.0.0.9:10001");
        assertThat(plan.concentrators().getFirst().poll().every()).isEqualTo("1h");
        _assertOne(Paragraph.class, spec -> spec.withText("Wersja 2 czeka na most"));

        AsSystem.run(() -> delivery.outcome(
                bridge,
                2,
                ConfigurationState.REJECTED,
                List.of(new ConfigurationDelivery.Problem(
                        "concentrators[0].endpoint", "another concentrator has it"))));
        publish(new ConfigurationChanged(bridge));

        _assertOne(Paragraph.class, spec -> spec.withText("Most odrzucił wersję 2"));
        assertThat(field("Adres").isInvalid()).isTrue();
        assertThat(field("Adres").getErrorMessage()).isEqualTo("another concentrator has it");
    }

    @Test
    void the_speed_of_a_bus_behind_a_gateway_survives_a_change_and_can_be_changed() {
        publish(BridgeViewTest.DOCUMENT.replace("\"poll\"", "\"line\": {\"baud\": 300}, \"poll\""), 1);
        open("office/bridges/" + bridge.value() + "/concentrator?code=sw-01", Role.TECHNICIAN);
        _assertNone(IntegerField.class, spec -> spec.withLabel("Bity danych"));
        _setValue(field("Adres"), "10.0.0.9:10001");
        save();
        assertThat(configurations.plan(bridge).concentrators().getFirst().line())
                .isEqualTo(SerialLine.ofSpeed(300));

        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Prędkość (bit/s)")), 9_600);
        save();
        assertThat(configurations.plan(bridge).concentrators().getFirst().line())
                .isEqualTo(SerialLine.ofSpeed(9_600));
    }

    @Test
    void what_the_portal_can_see_is_said_before_anything_is_published() {
        open("office/bridges/" + bridge.value() + "/concentrator?code=sw-01", Role.TECHNICIAN);
        _setValue(field("Adres"), "tam, gdzie zawsze");
        _setValue(field("Godziny odczytu"), "nocą");
        save();

        assertThat(field("Adres").isInvalid()).isTrue();
        assertThat(field("Godziny odczytu").getErrorMessage()).contains("22:00-06:00");
        assertThat(configurations.plan(bridge).version()).isEqualTo(1);
    }

    @Test
    void a_stale_edit_loses_nothing_of_the_other_one() {
        open("office/bridges/" + bridge.value() + "/concentrator?code=sw-01", Role.TECHNICIAN);
        publish(BridgeViewTest.DOCUMENT.replace("10.0.0.7", "10.0.0.8"), 1);
        _setValue(field("Nazwa"), "SW-południe");
        save();

        _assertOne(Paragraph.class, spec -> spec.withText("Ktoś był szybszy"));
        assertThat(configurations.plan(bridge).version()).isEqualTo(2);
        _click(_get(Button.class, spec -> spec.withText("Wczytaj ponownie")));
        assertThat(field("Adres").getValue()).isEqualTo("10.0.0.8:10001");
    }

    @Test
    void a_meter_is_added_to_the_list_and_saved_with_the_rest() {
        open("office/bridges/" + bridge.value() + "/concentrator?code=sw-01", Role.TECHNICIAN);
        _click(_get(Button.class, spec -> spec.withText("Dodaj wodomierz")));
        _setValue(field("Numer"), "27182818");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Adres pierwotny")), 2);
        _click(_get(Button.class, spec -> spec.withText("Przyjmij")));
        save();

        assertThat(configurations.plan(bridge).concentrators().getFirst().meters())
                .extracting(meter -> meter.serial() + "@" + meter.primary())
                .containsExactly("31415926@1", "27182818@2");
    }

    @Test
    void a_pulse_counter_gets_what_its_profile_leaves_to_it_and_errors_stand_at_their_fields() {
        publish("""
                {"concentrators": [{"id": "sw-01", "protocol": "modbus-tcp", "endpoint": "m:502",
                  "meters": [{"serial": "A-1", "unit": 1, "profile": "anybus-10"}]}],
                 "profiles": {"mine": {"registers": [{"offset": 0, "unit": "l"}]}}}
                """, 1);
        open("office/bridges/" + bridge.value() + "/concentrator?code=sw-01", Role.TECHNICIAN);
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Rejestrów w jednym zapytaniu")), 22);
        _click(_get(Button.class, spec -> spec.withText("Dodaj wodomierz")));
        _setValue(field("Numer"), "A-2");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Jednostka (unit)")), 2);
        assertThat(_get(ProfileField.class).getListDataView().getItems()).contains("mine", "pulse-16");
        _assertNone(DecimalField.class);
        _setValue(_get(ProfileField.class), "pulse-16");
        take();

        assertThat(number("m³ na jednostkę").getErrorMessage())
                .isEqualTo("Ten profil zostawia to wodomierzowi: podaj m³ na jednostkę");
        assertThat(number("m³ na jednostkę").isInvalid()).isTrue();
        _setValue(number("m³ na jednostkę"), "0,01");
        _setValue(number("Stan impulsów na początku"), "1200");
        take();
        assertThat(number("Stan liczydła na początku, m³").isInvalid()).isTrue();
        assertThat(number("m³ na jednostkę").isInvalid()).isFalse();
        _setValue(number("Stan liczydła na początku, m³"), "pięćdziesiąt");
        take();
        assertThat(number("Stan liczydła na początku, m³").getErrorMessage()).startsWith("To nie jest liczba");
        _setValue(number("Stan liczydła na początku, m³"), "56.78");
        take();
        _assertNone(Dialog.class);
        save();

        var plan = configurations.plan(bridge).concentrators().getFirst();
        assertThat(plan.limits()).isEqualTo(new LimitsPlan(22, null));
        assertThat(plan.meters().getLast())
                .isEqualTo(new MeterPlan(
                        "A-2",
                        null,
                        null,
                        2,
                        "pulse-16",
                        null,
                        new CountingPlan(
                                new BigDecimal("0.01"), null, new BigDecimal("1200"), new BigDecimal("56.78"))));
    }

    @Test
    void what_the_bridge_says_of_a_meter_stands_in_its_dialog_at_the_field() {
        publish("""
                {"concentrators": [{"id": "sw-01", "protocol": "modbus-tcp", "endpoint": "m:502", "meters": [{
                  "serial": "A-1", "unit": 1, "profile": "pulse-16", "scale": "1", "start": {"counter": 1, "m3": "1"}}]}]}
                """, 1);
        open("office/bridges/" + bridge.value() + "/concentrator?code=sw-01", Role.TECHNICIAN);
        _setValue(field("Adres"), "m:503");
        save();
        AsSystem.run(() -> delivery.outcome(
                bridge,
                3,
                ConfigurationState.REJECTED,
                List.of(new ConfigurationDelivery.Problem("concentrators[0].meters[0].start.counter", "too much"))));
        publish(new ConfigurationChanged(bridge));

        _assertOne(Paragraph.class, spec -> spec.withText("Wodomierz A-1"));
        _click(_get(Button.class, spec -> spec.withText("Popraw")));
        assertThat(number("Stan impulsów na początku").getErrorMessage()).isEqualTo("too much");
        assertThat(number("Stan impulsów na początku").isInvalid()).isTrue();
    }

    private static DecimalField number(String label) {
        return _get(DecimalField.class, spec -> spec.withLabel(label));
    }

    private static void take() {
        _click(_get(Button.class, spec -> spec.withText("Przyjmij")));
    }

    private void publish(String document, int basedOn) {
        AsSystem.run(() -> configurations.publish(bridge, basedOn, document, Map.of("sw-01", "SW-północ"), null));
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static void save() {
        _click(_get(Button.class, spec -> spec.withText("Zapisz i wyślij do mostu")));
    }
}
