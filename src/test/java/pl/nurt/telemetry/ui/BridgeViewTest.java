package pl.nurt.telemetry.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.ConfigurationChanged;
import pl.nurt.telemetry.configuration.internal.ConfigurationDelivery;
import pl.nurt.testing.OfficeViewTest;

public class BridgeViewTest extends OfficeViewTest {
    public static final String DOCUMENT = """
            { "concentrators": [ { "id": "sw-01", "protocol": "mbus-tcp", "endpoint": "10.0.0.7:10001",
              "poll": { "every": "1h" }, "meters": [ { "serial": "31415926", "primary": 1 } ] } ] }""";

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private ConfigurationDelivery delivery;

    @Test
    void a_new_bridge_gets_a_code_that_is_shown_once() {
        open("office/concentrators", Role.TECHNICIAN);
        _click(_get(Button.class, spec -> spec.withText("Dodaj most")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Nazwa mostu")), "Most Północ");
        _click(dialogButton("Dodaj most"));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Nazwa mostu")).getErrorMessage())
                .contains("małe litery");

        _setValue(_get(TextField.class, spec -> spec.withLabel("Nazwa mostu")), "most-polnoc");
        _click(dialogButton("Dodaj most"));

        _assertOne(H1.class, spec -> spec.withText("Most most-polnoc"));
        _click(_get(Button.class, spec -> spec.withText("Utwórz kod rejestracji")));
        assertThat(_find(Code.class)).extracting(Code::getText).anyMatch(text -> text.length() >= 8);
        _click(_get(Button.class, spec -> spec.withText("Gotowe")));
        _assertNone(Code.class);
    }

    @Test
    void an_older_version_is_restored_as_a_new_one() {
        var bridge = configured();
        publish(bridge, 1, DOCUMENT.replace("10.0.0.7", "10.0.0.8"));
        open("office/bridges/" + bridge.value(), Role.TECHNICIAN);
        assertThat(texts()).anyMatch(text -> text.contains("10.0.0.7:10001 → 10.0.0.8:10001"));

        _click(_get(Button.class, spec -> spec.withText("Przywróć")));
        _fireConfirm(_get(ConfirmDialog.class));

        assertThat(configurations.versions(bridge)).hasSize(3);
        assertThat(configurations.plan(bridge).concentrators().getFirst().endpoint())
                .isEqualTo("10.0.0.7:10001");
        assertThat(texts()).contains("przywrócona wersja 1");
    }

    @Test
    void what_the_bridge_made_of_a_version_is_seen_at_once() {
        var bridge = configured();
        open("office/bridges/" + bridge.value(), Role.TECHNICIAN);
        _assertOne(Paragraph.class, spec -> spec.withText("Wersja 1 czeka na most"));

        AsSystem.run(() -> delivery.outcome(bridge, 1, ConfigurationState.ACTIVE, List.of()));
        publish(new ConfigurationChanged(bridge));

        _assertOne(Paragraph.class, spec -> spec.withText("Most używa wersji 1"));
    }

    @Test
    void who_only_looks_is_offered_nothing() {
        var bridge = configured();
        open("office/bridges/" + bridge.value(), Role.AUDITOR);

        _assertOne(Span.class, spec -> spec.withText("z własnego pliku mostu"));
        assertThat(_find(Button.class))
                .extracting(Button::getText)
                .doesNotContain("Wymień klucz", "Utwórz kod rejestracji");
    }

    @Test
    void each_cell_names_its_column_for_a_screen_too_narrow_for_the_head() {
        open("office/bridges/" + configured().value(), Role.TECHNICIAN);

        assertThat(_find(NativeTableCell.class))
                .extracting(cell -> cell.getElement().getAttribute("data-label"))
                .startsWith("Wersja", "Stan", "Zmiana", "Kiedy i kto", "Czynności");
    }

    private BridgeId configured() {
        var bridge = park.bridge("most-1", now);
        park.concentrator(bridge, "sw-01", "SW-północ", ConcentratorState.ONLINE);
        publish(bridge, 0, DOCUMENT);
        return bridge;
    }

    private void publish(BridgeId bridge, int basedOn, String document) {
        AsSystem.run(() -> configurations.publish(bridge, basedOn, document, Map.of("sw-01", "SW-północ"), null));
    }

    private static List<String> texts() {
        return _find(Span.class).stream().map(Span::getText).toList();
    }

    private static Button dialogButton(String text) {
        return _find(Button.class, spec -> spec.withText(text)).getLast();
    }
}
