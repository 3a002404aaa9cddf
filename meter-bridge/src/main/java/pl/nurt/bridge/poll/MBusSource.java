package pl.nurt.bridge.poll;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.PollSettings;
import pl.nurt.bridge.mbus.DataRecord;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.RecordValue;
import pl.nurt.bridge.mbus.Status;
import pl.nurt.bridge.mbus.link.FoundMeter;
import pl.nurt.bridge.mbus.link.LinkFailure;
import pl.nurt.bridge.mbus.link.LinkSettings;
import pl.nurt.bridge.mbus.link.MBusMaster;
import pl.nurt.bridge.mbus.link.Readout;
import pl.nurt.bridge.mbus.link.SearchListener;
import pl.nurt.bridge.mbus.link.SearchRequest;
import pl.nurt.bridge.mbus.link.SearchResult;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Reading;

/** Meters on an M-Bus behind a transparent gateway. */
final class MBusSource implements MeterSource {
    private final ConcentratorSettings.MBus settings;
    private final Clock clock;
    private final MBusMaster master;

    MBusSource(ConcentratorSettings.MBus settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.master = new MBusMaster(settings.endpoint(), link(settings.poll()));
    }

    private static LinkSettings link(PollSettings poll) {
        return new LinkSettings(
                poll.connect(), poll.timeout(), poll.gap(), poll.frame(), poll.drain(), poll.minGap(), poll.tries());
    }

    @Override
    public int size() {
        return settings.size();
    }

    @Override
    public Outcome read(int n) {
        var meter = settings.meters().get(n);
        try {
            var readout = master.read(meter.address());
            if (isStranger(meter.expected(), readout)) {
                // Perhaps only another meter's late answer: what really is at this address says so twice.
                readout = master.read(meter.address());
            }
            return reading(meter.expected(), readout);
        } catch (LinkFailure failure) {
            var reason = String.valueOf(failure.getMessage());
            return switch (failure.kind()) {
                case CONNECTION -> new Outcome.Disconnected(reason);
                case SILENT -> new Outcome.Silent(reason);
                case BAD_ANSWER -> new Outcome.BadAnswer(reason);
            };
        }
    }

    private static boolean isStranger(MeterId expected, Readout readout) {
        var answering = readout.main().meter();
        return answering != null && !expected.matches(answering);
    }

    private Outcome reading(MeterId expected, Readout readout) {
        var telegram = readout.main();
        var answering = telegram.meter();
        if (answering == null) {
            return new Outcome.BadAnswer("the answer names no meter");
        }
        var now = clock.instant();
        var index = telegram.mainIndex().flatMap(Reading::index);
        var flags = flags(readout, index, now);
        var isExpected = expected.matches(answering);
        if (!isExpected) {
            flags.add(Flag.METER_MISMATCH);
        }
        return new Outcome.Answered(new Reading(
                settings.id(),
                answering.toString(),
                now,
                index.orElse(null),
                flags,
                isExpected ? null : expected.toString(),
                HexFormat.of().formatHex(readout.raw())));
    }

    private Set<Flag> flags(Readout readout, Optional<BigDecimal> index, Instant now) {
        var flags = EnumSet.noneOf(Flag.class);
        if (index.isEmpty()) {
            flags.add(Flag.INVALID);
        }
        addStatus(flags, readout.main().status());
        var clockFlag = readout.telegrams().stream()
                .flatMap(t -> t.records().stream())
                .filter(MBusSource::isCurrentTime)
                .findFirst()
                .map(record -> clockFlag(record, now))
                .orElse(null);
        if (clockFlag != null) {
            flags.add(clockFlag);
        }
        return flags;
    }

    private static void addStatus(Set<Flag> flags, Status status) {
        if (status.powerLow()) {
            flags.add(Flag.METER_STATUS_BATTERY);
        }
        if (status.permanentError()) {
            flags.add(Flag.METER_STATUS_PERMANENT_ERROR);
        }
        if (status.temporaryError()) {
            flags.add(Flag.METER_STATUS_TEMPORARY_ERROR);
        }
        if (status.manufacturerBits()) {
            flags.add(Flag.METER_STATUS_MANUFACTURER);
        }
    }

    private static boolean isCurrentTime(DataRecord record) {
        return record.quantity().equals("datetime")
                && record.function() == DataRecord.Function.INSTANTANEOUS
                && record.storage() == 0
                && record.modifiers().isEmpty();
    }

    private @Nullable Flag clockFlag(DataRecord record, Instant now) {
        return switch (record.value()) {
            case RecordValue.Invalid ignored -> Flag.CLOCK_INVALID;
            case RecordValue.Moment(var local) -> {
                var summer = Boolean.TRUE.equals(record.summerTime()) ? Duration.ofHours(1) : Duration.ZERO;
                var deviceTime = local.toInstant(settings.poll().deviceOffset()).minus(summer);
                var skew = Duration.between(deviceTime, now).abs();
                // The meter's time has no seconds.
                var limit = settings.poll().maxClockSkew().plusMinutes(1);
                yield skew.compareTo(limit) > 0 ? Flag.CLOCK_SKEW : null;
            }
            default -> null;
        };
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
