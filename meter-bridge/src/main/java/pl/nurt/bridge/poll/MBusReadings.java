package pl.nurt.bridge.poll;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.config.PollSettings;
import pl.nurt.bridge.mbus.DataRecord;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.RecordValue;
import pl.nurt.bridge.mbus.Status;
import pl.nurt.bridge.mbus.link.Readout;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Reading;

/** Makes readings of what meters on an M-Bus answer. */
public final class MBusReadings {
    /** Why there is no reading of an answer. */
    public static final String NAMELESS =
            "the answer does not say which meter it is of, and is taken only where the meter is selected by its whole secondary address";

    private final String concentrator;
    private final PollSettings poll;
    private final Clock clock;

    public MBusReadings(String concentrator, PollSettings poll, Clock clock) {
        this.concentrator = concentrator;
        this.poll = poll;
        this.clock = clock;
    }

    /**
     * The reading of this moment; empty if the answer names no meter.
     *
     * @param expected the meter that was asked for; null if it was whoever answers
     */
    public Optional<Reading> reading(@Nullable MeterId expected, Readout readout) {
        var telegram = readout.main();
        var answering = telegram.meter();
        if (answering == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        // A meter in trouble with its own application says nothing that could be billed.
        var index = telegram.status().applicationError()
                ? Optional.<BigDecimal>empty()
                : readout.mainIndex().flatMap(Reading::index);
        var flags = flags(readout, index, now);
        var missed = expected == null || expected.matches(answering) ? null : expected.toString();
        if (missed != null) {
            flags.add(Flag.METER_MISMATCH);
        }
        return Optional.of(new Reading(
                concentrator,
                missed == null && expected != null && expected.isWhole() ? expected.toString() : answering.name(),
                now,
                index.orElse(null),
                flags,
                missed,
                HexFormat.of().formatHex(readout.raw())));
    }

    private Set<Flag> flags(Readout readout, Optional<BigDecimal> index, Instant now) {
        var flags = EnumSet.noneOf(Flag.class);
        if (index.isEmpty()) {
            flags.add(Flag.INVALID);
        }
        var isAll = readout.isReadToItsEnd();
        if (!readout.hasRegister() && isAll) {
            flags.add(Flag.NO_VOLUME);
        }
        if (readout.missing() != null || !readout.hasRegister() && !isAll) {
            flags.add(Flag.INCOMPLETE);
        }
        addStatus(flags, readout.main().status());
        var clockFlag = readout.telegrams().stream()
                .flatMap(t -> t.records().stream())
                .filter(MBusReadings::isCurrentTime)
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
                var deviceTime = local.toInstant(poll.deviceOffset()).minus(summer);
                var skew = Duration.between(deviceTime, now).abs();
                // The meter's time has no seconds.
                var limit = poll.maxClockSkew().plusMinutes(1);
                yield skew.compareTo(limit) > 0 ? Flag.CLOCK_SKEW : null;
            }
            default -> null;
        };
    }
}
