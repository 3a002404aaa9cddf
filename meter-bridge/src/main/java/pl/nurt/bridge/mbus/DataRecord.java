package pl.nurt.bridge.mbus;

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

    /** Whether this and {@code other} are values of the same thing; of what nobody can name, only equal values are. */
    boolean describes(DataRecord other) {
        return function == other.function
                && storage == other.storage
                && tariff == other.tariff
                && subunit == other.subunit
                && quantity.equals(other.quantity)
                && direction == other.direction
                && modifiers.equals(other.modifiers)
                && Objects.equals(label, other.label)
                && (isNamed() || value.equals(other.value));
    }

    /** Whether all codes of the record are the standard's, and its value is one that moves by itself. */
    private boolean isNamed() {
        return (unit != null || value instanceof RecordValue.Moment) && !modifiers.contains(Vife.MAKERS_OWN);
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
