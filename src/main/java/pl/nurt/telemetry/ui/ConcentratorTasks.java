package pl.nurt.telemetry.ui;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.desk.DeskTask;
import pl.nurt.platform.ui.desk.DeskTasks;
import pl.nurt.telemetry.TelemetryNavigation;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.bridges.Concentrators;

/** Concentrators that deliver no readings, on the office's first page. */
@Component
class ConcentratorTasks implements DeskTasks {
    private final Concentrators concentrators;
    private final LiveUpdates live;
    private final Clock clock;

    ConcentratorTasks(Concentrators concentrators, LiveUpdates live, Clock clock) {
        this.concentrators = concentrators;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public List<DeskTask> create() {
        var line = new DeskTask(TelemetryNavigation.CONCENTRATORS);
        show(line);
        live.whileAttached(line, ConcentratorChanged.class, event -> true, events -> show(line));
        live.whileAttached(line, TimePassed.class, event -> true, events -> show(line));
        return List.of(line);
    }

    private void show(DeskTask line) {
        var now = clock.instant();
        var idle = concentrators.bridges().stream()
                .mapToInt(bridge -> idle(bridge, now))
                .sum();
        line.show(idle, line.getTranslation("telemetry.office.concentrators.task", idle));
    }

    private static int idle(BridgeStatus bridge, Instant now) {
        return bridge.concentrators().size() - bridge.working(now);
    }
}
