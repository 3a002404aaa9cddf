package pl.nurt.metering.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.Role;
import pl.nurt.metering.ConcentratorChanged;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.platform.ui.Languages;

class ConcentratorsViewTest extends OfficeViewTest {
    @Autowired
    private ConcentratorBadge badge;

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
        _assertOne(H3.class, spec -> spec.withText("Concentrators will be here"));
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

    private static String row() {
        return String.join(" | ", _getFormattedRow(grid(), 0));
    }
}
