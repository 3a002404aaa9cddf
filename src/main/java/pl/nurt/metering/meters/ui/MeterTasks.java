package pl.nurt.metering.meters.ui;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.MeterFilter;
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
    private final Meters meters;
    private final LiveUpdates live;

    private record Line(MeterState state, String textKey, DeskTask task) {
        Line(MeterState state, String textKey) {
            this(state, textKey, new DeskTask(ListPage.asking(MeteringNavigation.METERS, MetersView.STATE, state)));
        }

        void show(int count) {
            task.show(count, task.getTranslation(textKey, count));
        }
    }

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
        var lines = List.of(
                new Line(MeterState.SILENT, "metering.office.task.silent"),
                new Line(MeterState.SUSPECT, "metering.office.task.suspect"),
                new Line(MeterState.NEVER_READ, "metering.office.task.neverRead"),
                new Line(MeterState.VERIFICATION, "metering.office.task.verification"));
        show(lines);
        // Readings come every second; that a meter is silent or suspect is early enough half a minute later.
        live.whileAttached(lines.getFirst().task(), TimePassed.class, event -> true, events -> show(lines));
        return lines.stream().map(Line::task).toList();
    }

    private void show(List<Line> lines) {
        var counts = meters.counts(MeterFilter.ALL);
        lines.forEach(line -> line.show(counts.of(line.state())));
    }
}
