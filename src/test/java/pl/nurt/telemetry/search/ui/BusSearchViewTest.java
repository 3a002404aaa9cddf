package pl.nurt.telemetry.search.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.ShortcutsKt;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.platform.ui.form.DecimalField;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.MeterPlan;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommandKind;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.CommandResult;
import pl.nurt.telemetry.orders.FoundMeter;
import pl.nurt.telemetry.orders.internal.CommandDelivery;
import pl.nurt.testing.OfficeViewTest;

/** A technician searches a bus; the test answers in the bridge's place. */
class BusSearchViewTest extends OfficeViewTest {
    private static final FoundMeter NEW = new FoundMeter("31415926-APA-0A-07", null, "12.345");
    private static final FoundMeter SECOND = new FoundMeter("27182818-KAM-1B-16", null, "7.5");
    private static final FoundMeter HEAT = new FoundMeter("16180339-LUG-0A-04", null, null);

    @Autowired
    private BridgeConfigurations configurations;

    @Autowired
    private CommandDelivery delivery;

    private BridgeId bridge = new BridgeId(0);
    private ConcentratorId north = new ConcentratorId(0);

    @BeforeEach
    void aBridgeWithItsConfiguration() {
        bridge = park.bridge("most-1", now);
        north = park.concentrator(bridge, "n", "SW-północ", ConcentratorState.ONLINE);
        publishConfiguration(0, "20618313");
    }

    @Test
    void a_search_moves_by_itself_and_is_still_there_when_the_page_is_opened_again() {
        openSearch(Role.TECHNICIAN);
        _assertOne(H2.class, spec -> spec.withText("Tu pojawią się znalezione wodomierze"));

        press("Szukaj");
        assertThat(said()).contains("Szukanie zamówione");
        assertThat(button("Szukaj").isEnabled()).isFalse();

        var order = fetched();
        answer(order, BridgeCommandState.SENT, null, result(37, null, null, NEW));
        assertThat(said()).contains("Most szuka").anyMatch(text -> text.startsWith("Zapytań: 37, znalezionych: 1."));
        assertThat(row("31415926")).contains("Apator", "woda, wersja 0A", "12,345 m³", "nieznany", "nie");

        openAgain();
        assertThat(said()).contains("Most szuka");

        answer(order, BridgeCommandState.DONE, null, result(240, true, null, NEW, SECOND));
        assertThat(said())
                .contains("Szukanie skończone")
                .anyMatch(text -> text.startsWith("Zapytań: 240, znalezionych: 2."));
        assertThat(row("27182818")).contains("Kamstrup", "zimna woda, wersja 1B", "7,500 m³");
        assertThat(button("Szukaj").isEnabled()).isTrue();
        _assertNone(Button.class, spec -> spec.withText("Szukaj dalej"));
    }

    @Test
    void a_found_meter_is_registered_its_readings_booked_and_the_concentrator_reads_it() {
        park.quarantined(bridge, "n", NEW.meter(), "12.000", RefusalReason.UNKNOWN_METER);
        searched(result(9, true, null, NEW));
        assertThat(row("31415926")).contains("1");

        press("Zarejestruj");
        fillIn();
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Zarejestruj")));

        _assertNone(Dialog.class);
        assertThat(said())
                .contains("Wodomierz 31415926 jest w ewidencji", "Zaksięgowano czekające odczyty: 1.")
                .contains("Dodano do konfiguracji koncentratora SW-północ");
        assertThat(row("31415926")).contains("w ewidencji", "tak", "–").doesNotContain("nieznany");
        assertThat(configuration()).contains(new MeterPlan(NEW.meter(), null, NEW.meter(), null, null, null));
        _assertNone(Button.class, spec -> spec.withText("Zarejestruj"));
    }

    @Test
    void enter_takes_the_day_and_only_with_ctrl_or_cmd_it_registers_the_meter() {
        searched(result(9, true, null, NEW));
        press("Zarejestruj");
        fillIn();
        var form = _get(TextField.class, spec -> spec.withLabel("Numer fabryczny"))
                .getParent()
                .orElseThrow();
        var fields = form.getParent().orElseThrow();
        ShortcutsKt._fireShortcut(fields, Key.ENTER);
        assertThat(said()).noneMatch(text -> text.contains("jest w ewidencji"));
        _assertOne(Dialog.class);

        ShortcutsKt._fireShortcut(fields, Key.ENTER, Key.CONTROL);
        assertThat(said()).contains("Wodomierz 31415926 jest w ewidencji");
        _assertNone(Dialog.class);
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_nothing_is_registered() {
        searched(result(9, true, null, NEW));
        press("Zarejestruj");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Producent")).getValue())
                .isEqualTo("Apator");

        fillIn();
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Cyfr liczydła")), 3);
        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Zarejestruj")));

        var digits = _get(IntegerField.class, spec -> spec.withLabel("Cyfr liczydła"));
        assertThat(digits.isInvalid()).isTrue();
        assertThat(digits.getErrorMessage()).isEqualTo("Od 4 do 9 cyfr");
        assertThat(_get(DatePicker.class).isInvalid()).isFalse();
        assertThat(row("31415926")).contains("nieznany");
    }

    @Test
    void a_configuration_that_somebody_changed_meanwhile_is_not_overwritten() {
        searched(result(9, true, null, NEW));
        press("Zarejestruj");
        fillIn();
        publishConfiguration(1, "55555555");

        _click(_get(_get(Dialog.class), Button.class, spec -> spec.withText("Zarejestruj")));
        assertThat(said()).contains("Ktoś w tym czasie zmienił konfigurację mostu");
        assertThat(row("31415926")).contains("w ewidencji", "nie");

        press("Spróbuj jeszcze raz");
        assertThat(said()).contains("Dodano do konfiguracji koncentratora SW-północ");
        assertThat(configuration()).extracting(MeterPlan::serial).containsExactly("55555555", NEW.meter());
    }

    @Test
    void a_search_that_ended_early_goes_on_and_keeps_what_it_had_found() {
        searched(result(10, false, "S:3", NEW));
        assertThat(said()).contains("Szukanie przerwane przed końcem");

        press("Szukaj dalej");
        assertThat(said()).contains("Szukanie zamówione");
        var second = fetched();
        answer(second, BridgeCommandState.FAILED, "Not reached: connection refused.", CommandResult.NOTHING);
        openAgain();
        assertThat(said())
                .contains("Szukanie się nie udało")
                .anyMatch(text -> text.contains("Most podał powód: Not reached: connection refused."));

        press("Szukaj dalej");
        answer(fetched(), BridgeCommandState.DONE, null, result(20, true, null, SECOND));
        openAgain();

        assertThat(said())
                .contains("Szukanie skończone")
                .anyMatch(text -> text.startsWith("Zapytań: 30, znalezionych: 2."));
        assertThat(row("31415926")).contains("Apator");
        assertThat(row("27182818")).contains("Kamstrup");

        press("Szukaj");
        assertThat(_find(NativeTableRow.class))
                .as("a new search begins with nothing")
                .hasSizeLessThan(2);
    }

    @Test
    void a_running_search_is_stopped_and_what_it_found_stays_and_it_goes_on_from_there() {
        openSearch(Role.TECHNICIAN);
        press("Szukaj");
        var order = fetched();
        answer(order, BridgeCommandState.SENT, null, result(37, null, null, NEW));

        press("Zatrzymaj");
        assertThat(said()).contains("Zatrzymywanie szukania");
        _assertNone(Button.class, spec -> spec.withText("Zatrzymaj"));

        answer(given(BridgeCommandKind.STOP_SEARCH), BridgeCommandState.DONE, null, CommandResult.NOTHING);
        openAgain();
        assertThat(said()).contains("Zatrzymywanie szukania");
        answer(order, BridgeCommandState.DONE, null, result(40, false, "SFFFFFFFF052", NEW));
        openAgain();
        assertThat(said()).contains("Szukanie zatrzymane");
        assertThat(row("31415926")).contains("12,345 m³");

        press("Szukaj dalej");
        assertThat(said()).contains("Szukanie zamówione");
        press("Zatrzymaj");
        assertThat(said()).contains("Szukanie odwołane");
        assertThat(button("Szukaj dalej").isEnabled()).isTrue();
        assertThat(row("31415926")).contains("12,345 m³");
    }

    @Test
    void a_bridge_that_cannot_stop_is_named_as_the_reason_and_may_be_told_again() {
        openSearch(Role.TECHNICIAN);
        press("Szukaj");
        fetched();
        openAgain();
        press("Zatrzymaj");
        var stop = given(BridgeCommandKind.STOP_SEARCH);
        answer(stop, BridgeCommandState.FAILED, "This version does not know it.", CommandResult.NOTHING);
        openAgain();

        assertThat(said())
                .contains("Most szuka")
                .anyMatch(text -> text.contains("Zatrzymać się nie udało: This version does not know it."));
        press("Zatrzymaj");
        assertThat(said()).contains("Zatrzymywanie szukania");
    }

    @Test
    void what_could_not_be_told_apart_is_said_with_what_to_do() {
        var places = List.of(
                "20618313-0601-0A-07", "2062FFFF-FFFF-FF-FF", "20630000-0601-FF-FF", "primary address 7: noise");
        openSearch(Role.TECHNICIAN);
        press("Szukaj");
        answer(
                fetched(),
                BridgeCommandState.DONE,
                null,
                new CommandResult(null, List.of(), List.of(NEW), places, 90, true, null));

        assertThat(said())
                .contains(
                        "Kilka wodomierzy o tym samym numerze: 20618313",
                        "Coś odpowiada, ale nie udało się rozpoznać wodomierza: 2062FFFF, 20630000",
                        "Nie udało się rozpoznać wodomierza: primary address 7: noise")
                .anyMatch(text -> text.contains("nadać inny numer"))
                .anyMatch(text -> text.contains("sprawdź okablowanie i\u00a0liczbę"));
        press("Szukaj ponownie 2062FFFF");
        assertThat(said()).anyMatch(text -> text.contains("Szukane: 2062FFFF"));
        _assertNone(Button.class, spec -> spec.withText("Szukaj ponownie 20630000"));
    }

    @Test
    void a_mask_that_is_none_is_refused_at_its_field() {
        openSearch(Role.ADMIN);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Szukany numer")), "12X");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Najwyżej zapytań")), 0);
        press("Szukaj");

        assertThat(_get(TextField.class).getErrorMessage()).isEqualTo("8 znaków: cyfry, a F w miejscu dowolnej cyfry");
        assertThat(_get(TextField.class).isInvalid()).isTrue();
        assertThat(_get(IntegerField.class).getErrorMessage()).isEqualTo("Od 1 do 100000 zapytań");

        _setValue(_get(TextField.class), "2061ffff");
        _setValue(_get(IntegerField.class), null);
        press("Szukaj");
        assertThat(said()).contains("Szukanie zamówione").anyMatch(text -> text.contains("Szukane: 2061FFFF"));
    }

    @Test
    void a_heat_meter_is_found_too_and_is_not_offered_as_a_water_meter() {
        searched(result(9, true, null, HEAT));

        assertThat(row("16180339")).contains("LUG", "ciepło, wersja 0A", "nieznany");
        _assertNone(Button.class, spec -> spec.withText("Zarejestruj"));
    }

    @Test
    void without_a_configuration_in_the_portal_it_is_said_where_meters_are_added() {
        var other = park.bridge("most-2", now);
        var own = park.concentrator(other, "w", "Wieża", ConcentratorState.ONLINE);
        bridge = other;
        north = own;
        searched(result(9, true, null, NEW));

        assertThat(said()).anyMatch(text -> text.startsWith("Ten most nie ma konfiguracji w\u00a0portalu"));
    }

    @Test
    void it_speaks_english() {
        open(Languages.ENGLISH, "office/concentrators/" + north.value() + "/search", Role.TECHNICIAN);
        _assertOne(H2.class, spec -> spec.withText("Found meters will be here"));
        assertThat(_find(Button.class)).extracting(Button::getText).contains("Search");
    }

    @Test
    void the_concentrators_panel_leads_technicians_here() {
        open("office/concentrators?id=" + north.value(), Role.TECHNICIAN);
        assertThat(_get(Anchor.class, spec -> spec.withText("Szukaj wodomierzy"))
                        .getHref())
                .isEqualTo("office/concentrators/" + north.value() + "/search");
    }

    @Test
    void the_concentrators_panel_leads_nobody_else_here() {
        open("office/concentrators?id=" + north.value(), Role.DISPATCHER);
        _assertNone(Anchor.class, spec -> spec.withText("Szukaj wodomierzy"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESIDENT", "DISPATCHER", "AUDITOR"})
    void others_do_not_get_in(Role role) {
        openSearch(role);
        _assertNone(BusSearchView.class);
    }

    private void openSearch(Role role) {
        open("office/concentrators/" + north.value() + "/search", role);
    }

    /** What happened within a second of another thing is shown later; a page that is opened shows it at once. */
    private void openAgain() {
        UI.getCurrent().navigate("office/concentrators/" + north.value() + "/search");
    }

    /** A technician ordered a search, and the bridge ended it like this. */
    private void searched(CommandResult result) {
        openSearch(Role.TECHNICIAN);
        press("Szukaj");
        answer(fetched(), BridgeCommandState.DONE, null, result);
    }

    /** The bridge fetches the order to search. */
    private BridgeCommandId fetched() {
        return given(BridgeCommandKind.SEARCH_BUS);
    }

    private BridgeCommandId given(BridgeCommandKind kind) {
        return AsSystem.call(() -> delivery.next(bridge, Set.of())).stream()
                .filter(order -> order.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void answer(
            BridgeCommandId order, BridgeCommandState state, @Nullable String message, CommandResult result) {
        var taken =
                AsSystem.call(() -> delivery.answer(bridge, order, new CommandDelivery.Answer(state, message, result)));
        assertThat(taken).isTrue();
        publish(new BridgeCommandChanged(bridge, Set.of(order)));
    }

    private static CommandResult result(
            int probes, @Nullable Boolean complete, @Nullable String resumeFrom, FoundMeter... found) {
        return new CommandResult(null, List.of(), List.of(found), List.of(), probes, complete, resumeFrom);
    }

    private void publishConfiguration(int basedOn, String serial) {
        var document = "{\"concentrators\": [{\"id\": \"n\", \"protocol\": \"mbus-tcp\", \"endpoint\": \"a:1\","
                + "\"meters\": [{\"serial\": \"" + serial + "\", \"primary\": 1}]}]}";
        AsSystem.run(() -> configurations.publish(bridge, basedOn, document, Map.of("n", "SW-północ"), null));
    }

    private List<MeterPlan> configuration() {
        return configurations.plan(bridge).concentrators().getFirst().meters();
    }

    private static void fillIn() {
        _setValue(diameter(), 15);
        _setValue(_get(DecimalField.class), "2,5");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Cyfr liczydła")), 5);
        _setValue(_get(DatePicker.class), LocalDate.of(2030, 1, 1));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Integer> diameter() {
        return _get(ComboBox.class, spec -> spec.withLabel("Średnica DN"));
    }

    private static List<String> said() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }

    private static List<String> row(String number) {
        return _find(NativeTableRow.class).stream()
                .map(row -> row.getChildren()
                        .map(cell -> cell.getElement().getTextRecursively())
                        .toList())
                .filter(cells -> cells.contains(number))
                .findFirst()
                .orElseThrow();
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static void press(String text) {
        _click(button(text));
    }
}
