package pl.nurt.bridge.modbus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.outbox.Flag;

/**
 * The register map of a kind of meter. Offsets count from the meter's base address.
 *
 * @param serialAt where the meter's own number is; without it nobody notices an exchanged meter
 * @param timeAt when the device says the value was taken
 * @param quality when the value is good; all must hold
 * @param counter set if the value is a bare counter that starts anew when it is full
 */
public record RegisterProfile(
        String name,
        Volume volume,
        @Nullable Field serialAt,
        @Nullable Time timeAt,
        List<Quality> quality,
        @Nullable Counter counter) {
    public RegisterProfile {
        quality = List.copyOf(quality);
    }

    /**
     * Where the volume is, and what leads from it to m3: {@code scale}, times ten to what {@code exponentAt} holds, times what the code
     * at {@code unitAt} stands for.
     *
     * @param fraction a register for the part behind the point
     * @param scale null if every meter must say its own, as pulse weights differ
     * @param noValue the registers as one unsigned number when the device has no value
     * @param resolution the m3 that must not be lost to a float's few digits
     */
    public record Volume(
            Field value,
            @Nullable Fraction fraction,
            @Nullable BigDecimal scale,
            @Nullable Field exponentAt,
            @Nullable UnitCodes unitAt,
            @Nullable BigInteger noValue,
            BigDecimal resolution) {
        /** The usual wish: litres. */
        public static final BigDecimal LITRE = new BigDecimal("0.001");

        /** Whether the map leads to m3 without a word from the meter's own settings. */
        public boolean isScaled() {
            return scale != null || exponentAt != null || unitAt != null;
        }
    }

    /** @param scale of the fraction, in units of the whole part */
    public record Fraction(Field at, BigDecimal scale) {}

    /** @param m3PerUnit for every code that may stand there; any other code is no value */
    public record UnitCodes(Field at, Map<Integer, BigDecimal> m3PerUnit) {
        public UnitCodes {
            m3PerUnit = Map.copyOf(m3PerUnit);
        }
    }

    /**
     * @param oldest age from which a value counts as old; null for two rounds
     * @param mustMove whether the same time as in the reading before makes the value old too
     */
    public record Time(
            Table table,
            int offset,
            TimeType type,
            ByteOrder order,
            @Nullable Duration oldest,
            boolean mustMove) {}

    /** Good when {@code number & mask == expected}; otherwise the reading gets {@code flag}. */
    public record Quality(Field at, long mask, long expected, Flag flag) {}

    /**
     * @param capacity the number after which it shows 0 again: 65536 for sixteen bits
     * @param maxFlowM3PerHour the most that can flow, to tell a full counter from one that was reset
     */
    public record Counter(BigInteger capacity, BigDecimal maxFlowM3PerHour) {}

    /** The same map for one meter's own {@code scale}. */
    public RegisterProfile withScale(BigDecimal scale) {
        var own = new Volume(
                volume.value(),
                volume.fraction(),
                scale,
                volume.exponentAt(),
                volume.unitAt(),
                volume.noValue(),
                volume.resolution());
        return new RegisterProfile(name, own, serialAt, timeAt, quality, counter);
    }

    /** The same map for one meter's own largest flow. */
    public RegisterProfile withCounter(Counter own) {
        return new RegisterProfile(name, volume, serialAt, timeAt, quality, own);
    }

    /** The spans that must come whole, for a meter at {@code base} of {@code unit}. */
    List<Span> spans(int unit, int base) {
        var spans = new ArrayList<Span>();
        for (var field : fields()) {
            spans.add(new Span(unit, field.table(), base + field.offset(), field.size()));
        }
        if (timeAt != null) {
            spans.add(new Span(
                    unit, timeAt.table(), base + timeAt.offset(), timeAt.type().registers()));
        }
        return spans;
    }

    private List<Field> fields() {
        var fields = new ArrayList<Field>();
        fields.add(volume.value());
        add(fields, serialAt, volume.exponentAt());
        if (volume.fraction() != null) {
            fields.add(volume.fraction().at());
        }
        if (volume.unitAt() != null) {
            fields.add(volume.unitAt().at());
        }
        quality.forEach(rule -> fields.add(rule.at()));
        return fields;
    }

    private static void add(List<Field> fields, @Nullable Field... optional) {
        for (var field : optional) {
            if (field != null) {
                fields.add(field);
            }
        }
    }

    /** First address behind everything that is read, from the meter's base. */
    public int end() {
        return spans(0, 0).stream().mapToInt(Span::end).max().orElseThrow();
    }

    /** The most addresses that one of its values takes. */
    public int widest() {
        return spans(0, 0).stream().mapToInt(Span::size).max().orElseThrow();
    }
}
