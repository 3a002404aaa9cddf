package pl.nurt.telemetry.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.bridges.MeterHealth;
import pl.nurt.telemetry.bridges.MeterTrouble;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.CommandResult;
import pl.nurt.telemetry.orders.internal.CommandDelivery;
import pl.nurt.testing.OfficeViewTest;

class ConcentratorsViewTest extends OfficeViewTest {
    @Autowired
    private ConcentratorBadge badge;

    @Autowired
    private BridgeCommands commands;

    @Autowired
    private CommandDelivery delivery;

    @Test
    void a_state_that_changes_is_seen_at_once() {
        var bridge = park.bridge("most-1", now.minusSeconds(120));
        var north = park.concentrator(bridge, "n", "SW-północ", ConcentratorState.ONLINE);
        open("office/concentrators", Role.TECHNICIAN);
        _assertOne(H2.class, spec -> spec.withText("Most most-1"));
        _assertOne(Span.class, spec -> spec.withText("2 min temu"));
        _assertOne(Span.class, spec -> spec.withText("łączność"));
        assertThat(row()).contains("SW-północ", "działa", "M-Bus przez TCP");

        park.state(north, ConcentratorState.OFFLINE, "connection refused");
        publish(new ConcentratorChanged(Set.of(north)));

        assertThat(row()).contains("nie odpowiada", "connection refused");
        _assertOne(Span.class, spec -> spec.withText("działa 0 z 1"));
    }

    @Test
    void what_a_silent_bridge_said_is_not_believed() {
        var bridge = park.bridge("most-1", now.minus(Duration.ofMinutes(6)));
        park.concentrator(bridge, "n", "SW-północ", ConcentratorState.ONLINE);
        open("office/concentrators", Role.TECHNICIAN);

        _assertOne(Span.class, spec -> spec.withText("milczy"));
        assertThat(row()).contains("stan nieznany");
    }

    @Test
    void nothing_registered_is_said() {
        open(Languages.ENGLISH, "office/concentrators", Role.DISPATCHER);
        _assertOne(H2.class, spec -> spec.withText("Concentrators will be here"));
    }

    @Test
    void the_header_counts_those_that_work() {
        var bridge = park.bridge("most-1", now);
        var north = park.concentrator(bridge, "n", "SW-północ", ConcentratorState.ONLINE);
        park.concentrator(bridge, "s", "SW-południe", ConcentratorState.DEGRADED);
        open("office/concentrators", Role.TECHNICIAN);
        UI.getCurrent().add(badge.create());
        assertThat(_find(Span.class)).extracting(Span::getText).contains("2 z 2 koncentratorów");

        park.state(north, ConcentratorState.OFFLINE, "no answer");
        publish(new ConcentratorChanged(Set.of(north)));

        assertThat(_find(Span.class)).extracting(Span::getText).contains("1 z 2 koncentratorów");
    }

    @Test
    void a_technician_has_a_concentrator_read_and_sees_what_came_of_it() {
        var bridge = park.bridge("most-1", now);
        var north = park.concentrator(bridge, "n", "SW-północ", ConcentratorState.DEGRADED);
        open("office/concentrators?id=" + north.value(), Role.TECHNICIAN);

        _click(_get(Button.class, spec -> spec.withText("Odczytaj teraz")));

        _assertOne(Paragraph.class, spec -> spec.withText("Odczyt zamówiony"));
        assertThat(_get(Button.class, spec -> spec.withText("Odczytaj teraz")).isEnabled())
                .isFalse();

        var order = commands.history(north, 1).getFirst();
        var silent = new MeterHealth("20618313-APA-0A-07", MeterTrouble.SILENT, null, 3, null);
        var answer = new CommandDelivery.Answer(
                BridgeCommandState.DONE,
                null,
                new CommandResult(25, List.of(silent), List.of(), List.of(), null, null, null));
        AsSystem.run(() -> {
            delivery.next(bridge, Set.of());
            delivery.answer(bridge, order.id(), answer);
        });
        publish(new BridgeCommandChanged(bridge, Set.of(order.id())));

        _assertOne(Paragraph.class, spec -> spec.withText("Odczytano wodomierze: 25"));
        assertThat(_find(Paragraph.class))
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("Bez wartości: 1 (20618313-APA-0A-07)"));
        assertThat(_get(Button.class, spec -> spec.withText("Odczytaj teraz")).isEnabled())
                .isTrue();
    }

    @Test
    void an_auditor_looks_and_orders_nothing() {
        var bridge = park.bridge("most-1", now);
        var north = park.concentrator(bridge, "n", "SW-północ", ConcentratorState.ONLINE);
        open("office/concentrators?id=" + north.value(), Role.AUDITOR);

        _assertOne(H2.class, spec -> spec.withText("SW-północ"));
        _assertNone(Button.class, spec -> spec.withText("Odczytaj teraz"));
    }

    private static String row() {
        return String.join(" | ", _getFormattedRow(grid(), 0));
    }
}
