package pl.nurt.metering.meters.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.desk.DeskTask;
import pl.nurt.platform.ui.desk.DeskTasks;
import pl.nurt.platform.ui.list.ListPage;

/** Meters that somebody should look at, on the office's first page. */
@Component
class MeterTasks implements DeskTasks {
    private static final List<MeterState> STATES =
            List.of(MeterState.SILENT, MeterState.SUSPECT, MeterState.NEVER_READ, MeterState.VERIFICATION);

    private final Meters meters;
    private final LiveUpdates live;

    MeterTasks(Meters meters, LiveUpdates live) {
        this.meters = meters;
        this.live = live;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<DeskTask> create() {
        var lines = new EnumMap<MeterState, DeskTask>(MeterState.class);
        STATES.forEach(state -> lines.put(state, new DeskTask(ListPage.asking(MeteringNavigation.METERS, MetersView.STATE, state))));
        show(lines);
        // Readings come every second; that a meter is silent or suspect is early enough half a minute later.
        lines.values().stream()
                .findFirst()
                .ifPresent(line -> live.whileAttached(line, TimePassed.class, event -> true, events -> show(lines)));
        return STATES.stream().map(lines::get).toList();
    }

    private void show(Map<MeterState, DeskTask> lines) {
        var counts = meters.counts("");
        lines.forEach((state, line) -> line.show(
                counts.of(state), line.getTranslation("metering.office.task." + state, counts.of(state))));
    }
}
