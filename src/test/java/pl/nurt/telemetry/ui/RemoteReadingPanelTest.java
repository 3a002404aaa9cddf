package pl.nurt.telemetry.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.CommandResult;
import pl.nurt.telemetry.orders.internal.CommandDelivery;
import pl.nurt.testing.OfficeViewTest;

/** On a meter's page: through what it is read, and reading it now. */
class RemoteReadingPanelTest extends OfficeViewTest {
    @Autowired
    private BridgeCommands commands;

    @Autowired
    private CommandDelivery delivery;

    private BridgeId bridge = new BridgeId(0);
    private ConcentratorId north = new ConcentratorId(0);
    private MeterId meter = new MeterId(0);

    @BeforeEach
    void install() {
        bridge = park.bridge("most-1", now);
        north = park.concentrator(bridge, "n", "SW-północ", ConcentratorState.ONLINE);
        meter = park.meter("22632506", LocalDate.of(2030, 1, 1), north);
        park.install(meter, park.place("Młynary", "Kopernika", "16"), now.minus(Duration.ofDays(30)));
    }

    @Test
    void it_leads_to_the_concentrator_and_says_how_that_one_is() {
        openMeter(Role.CUSTOMER_SERVICE);

        assertThat(_get(PageLink.class, spec -> spec.withText("SW-północ")).getHref())
                .isEqualTo("office/concentrators?id=" + north.value());
        _assertOne(Span.class, spec -> spec.withText("działa"));

        park.state(north, ConcentratorState.OFFLINE, "no answer");
        publish(new ConcentratorChanged(Set.of(north)));

        _assertOne(Span.class, spec -> spec.withText("nie odpowiada"));
    }

    @Test
    void a_dispatcher_has_the_meter_read_and_sees_that_it_answered() {
        openMeter(Role.DISPATCHER);

        _click(readNow());

        _assertOne(Paragraph.class, spec -> spec.withText("Odczyt zamówiony"));
        assertThat(readNow().isEnabled()).isFalse();

        var order = commands.lastReadNow(meter).orElseThrow();
        AsSystem.run(() -> {
            delivery.next(bridge, Set.of());
            delivery.answer(
                    bridge,
                    order.id(),
                    new CommandDelivery.Answer(
                            BridgeCommandState.DONE,
                            null,
                            new CommandResult(1, List.of(), List.of(), List.of(), null, null, null)));
        });
        publish(new BridgeCommandChanged(bridge, Set.of(order.id())));

        _assertOne(Paragraph.class, spec -> spec.withText("Odczytano wodomierze: 1"));
        assertThat(readNow().isEnabled()).isTrue();
    }

    @Test
    void who_may_not_order_readings_is_offered_none() {
        openMeter(Role.CUSTOMER_SERVICE);

        _assertNone(Button.class, spec -> spec.withText("Odczytaj teraz"));
    }

    @Test
    void a_meter_that_is_not_read_remotely_has_no_such_card() {
        meter = park.meter("22632507");

        openMeter(Role.TECHNICIAN);

        assertThat(_find(H2.class)).extracting(H2::getText).doesNotContain("Odczyt zdalny");
    }

    private void openMeter(Role role) {
        open("office/meters/" + meter.value(), role);
    }

    private static Button readNow() {
        return _get(Button.class, spec -> spec.withText("Odczytaj teraz"));
    }
}
