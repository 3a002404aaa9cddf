package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One data record of a telegram.
 *
 * @param quantity kebab-case name such as {@code volume} or {@code volume-flow}
 * @param unit base unit ({@code m3}, {@code m3/h}, {@code Wh}, {@code s} …), null where the quantity has none
 * @param summerTime the summer-time flag of a time, null elsewhere
 * @param direction VIFE 3B or 3C
 * @param modifiers what the other VIFEs say; a record with any is never the index
 * @param label the unit's name sent as text (VIF 7C)
 */
public record DataRecord(
        Function function,
        long storage,
        int tariff,
        int subunit,
        String quantity,
        @Nullable String unit,
        RecordValue value,
        @Nullable Boolean summerTime,
        @Nullable Direction direction,
        List<String> modifiers,
        @Nullable String label) {
    /** Longer is no readout; in this time a clock moves, and less than a cubic metre runs through a meter of a house. */
    private static final Duration LONGEST_READOUT = Duration.ofMinutes(10);

    private static final String SECONDS = "s";

    /** DIF bits 4–5. */
    public enum Function {
        INSTANTANEOUS,
        MAXIMUM,
        MINIMUM,
        ERROR
    }

    /** Of the flow that a volume counts. */
    public enum Direction {
        FORWARD,
        BACKWARD
    }

    public DataRecord {
        modifiers = List.copyOf(modifiers);
    }

    public boolean invalid() {
        return value instanceof RecordValue.Invalid;
    }

    /**
     * Whether this says again what {@code earlier} said, whatever has moved meanwhile. Stored values do not move, and what nobody can name
     * says the same only where it is equal.
     *
     * @param besideRegister whether a register in the same telegram tells two readouts apart
     */
    boolean repeats(DataRecord earlier, boolean besideRegister) {
        return describes(earlier) && (value.equals(earlier.value) || hasMoved(earlier, besideRegister));
    }

    private boolean describes(DataRecord other) {
        return function == other.function
                && storage == other.storage
                && tariff == other.tariff
                && subunit == other.subunit
                && quantity.equals(other.quantity)
                && direction == other.direction
                && modifiers.equals(other.modifiers)
                && Objects.equals(label, other.label);
    }

    private boolean hasMoved(DataRecord earlier, boolean besideRegister) {
        if (storage != 0 || modifiers.contains(Vife.MAKERS_OWN)) {
            return false;
        }
        if (value instanceof RecordValue.Moment(var now) && earlier.value instanceof RecordValue.Moment(var before)) {
            return Duration.between(before, now).abs().compareTo(LONGEST_READOUT) <= 0;
        }
        if (unit == null) {
            return false;
        }
        if (!isCurrentVolume() && !unit.equals(SECONDS)) {
            return besideRegister;
        }
        var most = isCurrentVolume() ? BigDecimal.ONE : BigDecimal.valueOf(LONGEST_READOUT.toSeconds());
        return value instanceof RecordValue.Amount(var now)
                && earlier.value instanceof RecordValue.Amount(var before)
                && now.subtract(before).abs().compareTo(most) <= 0;
    }

    /** Whether this can be the register of a water meter: a present, total, unmodified volume. */
    boolean isCurrentVolume() {
        return function == Function.INSTANTANEOUS
                && storage == 0
                && tariff == 0
                && subunit == 0
                && quantity.equals(Vif.VOLUME)
                && modifiers.isEmpty();
    }
}
