package pl.nurt.metering.readings.internal.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.internal.rules.Step;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CubicMetres;

/** Whether a reading can be booked, and what is odd about it: the rules of the field, named as in the glossary. */
public final class ReadingChecks {
    /** How far a device's clock may be ahead of ours. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Nine whole digits are what any register of a water meter shows, and what {@code numeric(12,3)} holds. */
    private static final Pattern INDEX = Pattern.compile("-?0{0,6}[0-9]{1,9}(\\.[0-9]{1,6})?");

    private static final Map<String, Verdict> OF_THE_BRIDGE = Map.of(
            "STALE", Verdict.STALE,
            "CLOCK_SKEW", Verdict.CLOCK_SKEW,
            "CLOCK_INVALID", Verdict.CLOCK_INVALID,
            "METER_STATUS_BATTERY", Verdict.METER_STATUS_BATTERY,
            "METER_STATUS_PERMANENT_ERROR", Verdict.METER_STATUS_PERMANENT_ERROR,
            "METER_STATUS_TEMPORARY_ERROR", Verdict.METER_STATUS_TEMPORARY_ERROR,
            "METER_STATUS_MANUFACTURER", Verdict.METER_STATUS_MANUFACTURER);

    private static final Set<String> REFUSING = Set.of("METER_MISMATCH", "INVALID");

    private ReadingChecks() {}

    /** @param oldest the first instant for which readings can be stored */
    public static Checked check(BridgeReading reading, Instant oldest, Instant now) {
        if (reading.flags().contains("METER_MISMATCH")) {
            return new Checked.Refused(RefusalReason.METER_MISMATCH);
        }
        if (reading.indexM3() == null || reading.flags().contains("INVALID")) {
            return new Checked.Refused(RefusalReason.NO_VALUE);
        }
        var index = index(reading.indexM3());
        if (index.isEmpty()) {
            return new Checked.Refused(RefusalReason.BAD_INDEX);
        }
        if (reading.readAt().isAfter(now.plus(CLOCK_TOLERANCE))) {
            return new Checked.Refused(RefusalReason.IN_FUTURE);
        }
        return reading.readAt().isBefore(oldest)
                ? new Checked.Refused(RefusalReason.TOO_OLD)
                : new Checked.Bookable(new RegisterPoint(reading.readAt(), index.get()));
    }

    /** The index a text means, to the litre; empty when no register can show it. */
    public static Optional<CubicMetres> index(String text) {
        if (!INDEX.matcher(text).matches()) {
            return Optional.empty();
        }
        var value = new BigDecimal(text);
        return value.signum() < 0 ? Optional.empty() : Optional.of(CubicMetres.of(value));
    }

    /** The flags that do not stand in the way of booking: for readings that somebody wants booked all the same. */
    public static Set<String> withoutRefusals(Set<String> flags) {
        return flags.stream().filter(flag -> !REFUSING.contains(flag)).collect(toUnmodifiableSet());
    }

    /** The flags that are no verdict: what newer bridges see, and what they count by themselves. */
    public static Set<String> otherFlags(Set<String> flags) {
        return flags.stream()
                .filter(flag -> !REFUSING.contains(flag) && !OF_THE_BRIDGE.containsKey(flag))
                .collect(toUnmodifiableSet());
    }

    /** What is odd about an index, seen from the one before it. */
    public static Set<Verdict> verdicts(
            Register register, @Nullable RegisterPoint before, RegisterPoint reading, Set<String> flags) {
        var verdicts = EnumSet.noneOf(Verdict.class);
        for (var flag : flags) {
            var verdict = OF_THE_BRIDGE.get(flag);
            if (verdict != null) {
                verdicts.add(verdict);
            }
        }
        if (reading.index().compareTo(register.capacity()) >= 0) {
            verdicts.add(Verdict.IMPLAUSIBLE);
        } else if (before != null) {
            step(register, before, reading).ifPresent(verdicts::add);
        }
        return verdicts;
    }

    private static Optional<Verdict> step(Register register, RegisterPoint before, RegisterPoint reading) {
        return switch (Step.between(register, before, reading)) {
            case Step.Forward(var use) ->
                register.canPass(use, Duration.between(before.at(), reading.at()))
                        ? Optional.empty()
                        : Optional.of(Verdict.IMPLAUSIBLE);
            case Step.RolledOver rolledOver -> Optional.of(Verdict.ROLLOVER);
            case Step.Backward backward -> Optional.of(Verdict.BACKWARD);
        };
    }
}
