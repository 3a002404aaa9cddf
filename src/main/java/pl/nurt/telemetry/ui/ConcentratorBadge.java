package pl.nurt.telemetry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.util.List;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.frame.OfficeStatus;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.bridges.Concentrators;

/** In the office's header: how many of the concentrators deliver readings. A click leads to them. */
@org.springframework.stereotype.Component
class ConcentratorBadge implements OfficeStatus {
    private final Concentrators concentrators;
    private final LiveUpdates live;
    private final Clock clock;

    ConcentratorBadge(Concentrators concentrators, LiveUpdates live, Clock clock) {
        this.concentrators = concentrators;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Component create() {
        var link = new Link(concentrators.bridges(), clock);
        live.whileAttached(
                link, ConcentratorChanged.class, event -> true, events -> link.show(concentrators.bridges()));
        live.whileAttached(link, TimePassed.class, event -> true, events -> link.repaint());
        return link;
    }

    private static final class Link extends RouterLink {
        private final Badge badge = new Badge(State.INFO, "");
        private final Clock clock;
        private List<BridgeStatus> bridges;

        Link(List<BridgeStatus> bridges, Clock clock) {
            this.bridges = bridges;
            this.clock = clock;
            setRoute(ConcentratorsView.class);
            addClassName("status-link");
            add(new Span(badge));
            repaint();
        }

        void show(List<BridgeStatus> now) {
            bridges = now;
            repaint();
        }

        /** The number can fall by time alone: a bridge that is silent too long counts for nothing. */
        void repaint() {
            var now = clock.instant();
            int all = bridges.stream()
                    .mapToInt(bridge -> bridge.concentrators().size())
                    .sum();
            int working =
                    bridges.stream().mapToInt(bridge -> bridge.working(now)).sum();
            setVisible(all > 0);
            badge.show(
                    working == all ? State.GOOD : working == 0 ? State.BAD : State.WARN,
                    getTranslation("telemetry.office.concentrators.status", working, all));
        }
    }
}
