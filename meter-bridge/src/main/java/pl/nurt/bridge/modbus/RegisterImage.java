package pl.nurt.bridge.modbus;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.outbox.Flag;

/** The registers of one meter as they came, and what its profile makes of them. */
public final class RegisterImage {
    /** Exponents beyond this are no unit of a water meter but garbage. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.TEN;

    /** From here on a float of 32 bits cannot hold every whole number. */
    private static final BigDecimal FLOAT_PRECISION = BigDecimal.valueOf(1L << 24);

    private final RegisterProfile profile;
    private final int unit;
    private final int base;
    private final List<Answer> answers;

    /** @param answers must together cover the profile's spans */
    RegisterImage(RegisterProfile profile, int unit, int base, List<Answer> answers) {
        this.profile = profile;
        this.unit = unit;
        this.base = base;
        this.answers = List.copyOf(answers);
    }

    /** When the oldest of the registers were read. */
    public Instant readAt() {
        return answers.stream().map(Answer::at).min(Instant::compareTo).orElseThrow();
    }

    /** The wanted registers in the order of tables and addresses, without what was read along; a bit takes two bytes as well. */
    public byte[] raw() {
        var spans = new ArrayList<>(profile.spans(unit, base));
        spans.sort(Span.IN_ORDER);
        var bytes = new ByteArrayOutputStream();
        var before = spans.getFirst();
        var at = before.address();
        for (var span : spans) {
            // What two values share comes once.
            at = before.isBeside(span) ? Math.max(at, span.address()) : span.address();
            for (; at < span.end(); at++) {
                bytes.writeBytes(cut(new Span(unit, span.table(), at, 1)));
            }
            before = span;
        }
        return bytes.toByteArray();
    }

    /** The value as it stands in the device, without unit; empty if the device marks it as bad, or no number results. */
    public Optional<BigDecimal> count() {
        if (flags().contains(Flag.INVALID) || isMarkedAsNoValue()) {
            return Optional.empty();
        }
        var value = number(profile.volume().value());
        var fraction = profile.volume().fraction();
        return fraction == null
                ? value
                : value.flatMap(whole -> number(fraction.at()).map(part -> whole.add(part.multiply(fraction.scale()))));
    }

    private boolean isMarkedAsNoValue() {
        var mark = profile.volume().noValue();
        var value = profile.volume().value();
        return mark != null && mark.equals(new BigInteger(1, value.order().bigEndian(cut(span(value)))));
    }

    /** The m3 that one unit of {@link #count} stands for; empty if the device gives no sensible unit. */
    public Optional<BigDecimal> unitM3() {
        var volume = profile.volume();
        if (!volume.isScaled()) {
            return Optional.empty();
        }
        var scale = volume.scale() == null ? BigDecimal.ONE : volume.scale();
        return exponent(volume.exponentAt())
                .flatMap(exponent ->
                        code(volume.unitAt()).map(code -> scale.multiply(code).scaleByPowerOfTen(exponent)));
    }

    private Optional<Integer> exponent(@Nullable Field at) {
        return at == null
                ? Optional.of(0)
                : number(at)
                        .filter(e -> e.abs().compareTo(LARGEST_EXPONENT) <= 0)
                        .map(BigDecimal::intValueExact);
    }

    private Optional<BigDecimal> code(RegisterProfile.@Nullable UnitCodes codes) {
        return codes == null
                ? Optional.of(BigDecimal.ONE)
                : number(codes.at())
                        .flatMap(code -> Optional.ofNullable(codes.m3PerUnit().get(code.intValueExact())));
    }

    /** The register in m3; empty as {@link #count} and {@link #unitM3}. */
    public Optional<BigDecimal> indexM3() {
        return count().flatMap(count -> unitM3().map(count::multiply));
    }

    /** The meter's own number without leading zeros; empty if the map has none or the device sends no valid one. */
    public Optional<String> serial() {
        var at = profile.serialAt();
        return at == null ? Optional.empty() : number(at).map(BigDecimal::toPlainString);
    }

    /** When the device says it measured; empty if the map has no time or the device sends none. */
    public Optional<Instant> time(ZoneOffset local) {
        var at = profile.timeAt();
        if (at == null) {
            return Optional.empty();
        }
        var bytes = cut(new Span(unit, at.table(), base + at.offset(), at.type().registers()));
        return at.type().decode(at.order().bigEndian(bytes), local);
    }

    /** What the device's quality registers say, and whether a float has lost the litres. */
    public Set<Flag> flags() {
        var flags = EnumSet.noneOf(Flag.class);
        for (var rule : profile.quality()) {
            var isGood = number(rule.at())
                    .filter(n -> (n.longValueExact() & rule.mask()) == rule.expected())
                    .isPresent();
            if (!isGood) {
                flags.add(rule.flag());
            }
        }
        if (hasLostDigits()) {
            flags.add(Flag.PRECISION);
        }
        return flags;
    }

    private boolean hasLostDigits() {
        var volume = profile.volume();
        var limit = FLOAT_PRECISION.multiply(volume.resolution());
        return volume.value().type() == RegisterType.F32
                && number(volume.value())
                        .flatMap(value -> unitM3().map(value::multiply))
                        .filter(m3 -> m3.abs().compareTo(limit) >= 0)
                        .isPresent();
    }

    private Optional<BigDecimal> number(Field field) {
        return field.decode(cut(span(field)));
    }

    private Span span(Field field) {
        return new Span(unit, field.table(), base + field.offset(), field.size());
    }

    /** From one answer, so that no number is put together from two moments. */
    private byte[] cut(Span span) {
        for (var answer : answers) {
            if (answer.whole().covers(span)) {
                return answer.cut(span);
            }
        }
        throw new IllegalArgumentException("nobody has read " + span);
    }
}
