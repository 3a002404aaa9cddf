package pl.nurt.bridge.poll;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.link.FoundMeter;
import pl.nurt.bridge.mbus.link.LinkFailure;
import pl.nurt.bridge.mbus.link.MBusMaster;
import pl.nurt.bridge.mbus.link.Readout;
import pl.nurt.bridge.mbus.link.SearchListener;
import pl.nurt.bridge.mbus.link.SearchRequest;
import pl.nurt.bridge.mbus.link.SearchResult;

/** Meters on an M-Bus. */
final class MBusSource implements MeterSource {
    private final ConcentratorSettings.MBus settings;
    private final MBusReadings readings;
    private final MBusMaster master;

    MBusSource(ConcentratorSettings.MBus settings, Clock clock) {
        this.settings = settings;
        this.readings = new MBusReadings(settings.id(), settings.poll(), clock);
        this.master = new MBusMaster(settings.endpoint(), settings.poll().link());
    }

    @Override
    public int size() {
        return settings.size();
    }

    @Override
    public Outcome read(int n) {
        var meter = settings.meters().get(n);
        try {
            var readout = readout(meter);
            return isTwin(n, readout.main().meter())
                    ? new Outcome.Silent("the meter does not answer")
                    : reading(meter.expected(), readout);
        } catch (LinkFailure failure) {
            var reason = String.valueOf(failure.getMessage());
            return switch (failure.kind()) {
                case CONNECTION -> new Outcome.Disconnected(reason);
                case SILENT -> new Outcome.Silent(reason);
                case BAD_ANSWER, BUSY, ERROR_REPORT -> new Outcome.BadAnswer(reason);
            };
        }
    }

    private Readout readout(ConcentratorSettings.MBusMeter meter) throws LinkFailure {
        var readout = master.read(meter.address(), meter.options());
        if (isStranger(meter.expected(), readout)) {
            // Perhaps only another meter's late answer: what really is at this address says so twice.
            readout = master.read(meter.address(), meter.options());
        }
        return isStranger(meter.expected(), readout)
                ? readout
                : master.withRegister(readout, meter.address(), meter.options());
    }

    private static boolean isStranger(MeterId expected, Readout readout) {
        var answering = readout.main().meter();
        return answering != null && !expected.matches(answering);
    }

    /** Whether another meter of this bus answered, which only the top bit in its maker's code tells from the one that was asked. */
    private boolean isTwin(int asked, @Nullable MeterId answering) {
        return answering != null
                && !settings.meters().get(asked).expected().equals(answering)
                && settings.meters().stream()
                        .anyMatch(other -> other.expected().equals(answering)
                                && other.expected()
                                        .matches(settings.meters().get(asked).expected()));
    }

    private Outcome reading(MeterId expected, Readout readout) {
        var missing = readout.missing();
        if (missing != null && !readout.hasRegister() && !isStranger(expected, readout)) {
            return new Outcome.BadAnswer(missing.toString());
        }
        return readings.reading(expected, readout)
                .<Outcome>map(Outcome.Answered::new)
                .orElseGet(() -> new Outcome.BadAnswer(MBusReadings.NAMELESS));
    }

    @Override
    public SearchState search(SearchOrder order, SearchWatch watch) throws RequestRefused {
        var found = new ArrayList<FoundMeter>();
        var result = master.search(request(order), new SearchListener() {
            @Override
            public void found(FoundMeter meter) {
                found.add(meter);
            }

            @Override
            public boolean goesOn(int probes) {
                watch.progress(new SearchState(found, List.of(), probes, false, null));
                return watch.goOn();
            }
        });
        if (result.end() == SearchResult.End.LINE_LOST && result.probes() == 0) {
            throw new RequestRefused("Not reached: " + result.trouble() + ".");
        }
        if (result.end() == SearchResult.End.ONLY_NOISE && found.isEmpty()) {
            throw new RequestRefused("Only noise comes: " + result.trouble() + ".");
        }
        if (result.end() == SearchResult.End.IN_PIECES && found.isEmpty()) {
            throw new RequestRefused("Answers come in pieces: " + result.trouble() + ".");
        }
        var complete = result.end() == SearchResult.End.COMPLETE;
        return new SearchState(found, result.unresolved(), result.probes(), complete, result.resume());
    }

    private static SearchRequest request(SearchOrder order) throws RequestRefused {
        if (order.resumeFrom() != null) {
            return SearchRequest.resume(order.resumeFrom(), order.probeBudget())
                    .orElseThrow(() -> new RequestRefused("No search ends like this, so none can go on there."));
        }
        try {
            return SearchRequest.secondary(order.wanted(), order.probeBudget());
        } catch (IllegalArgumentException e) {
            throw new RequestRefused("The wanted identification must be 8 digits, F where any will do.");
        }
    }

    @Override
    public void close() {
        master.close();
    }
}
