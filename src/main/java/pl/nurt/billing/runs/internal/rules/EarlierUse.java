package pl.nurt.billing.runs.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.MeteredPart;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/** How much was used on earlier days, from the indexes at their ends: days between that nobody read do not matter. */
public final class EarlierUse {
    /** What was read longer before these days says little of them. */
    private static final Duration NEAR = Duration.ofDays(45);

    private EarlierUse() {}

    /**
     * @param parts what the meters counted on these days
     * @return as much as falls to so many days at the pace of what was read; null when it is not known
     */
    public static @Nullable CubicMetres of(List<MeteredPart> parts, LocalDate from, LocalDate until) {
        var main = parts.stream()
                .map(MeteredPart::counted)
                .filter(part -> part.role() == MeterRole.MAIN)
                .toList();
        var used = BigDecimal.ZERO;
        for (var part : main) {
            var use = part.use();
            if (use == null) {
                return null;
            }
            used = used.add(use.value());
        }
        var opened = main.stream().map(part -> part.opening().at()).min(Instant::compareTo);
        var closed = main.stream().map(part -> part.closing().at()).max(Instant::compareTo);
        if (opened.isEmpty()
                || closed.isEmpty()
                || opened.get().isBefore(CivilTime.startOf(from).minus(NEAR))) {
            return null;
        }
        var asked = Duration.between(CivilTime.startOf(from), CivilTime.startOf(until));
        var read = Duration.between(opened.get(), closed.get());
        return CubicMetres.of(used.multiply(BigDecimal.valueOf(asked.toNanos()))
                .divide(BigDecimal.valueOf(read.toNanos()), CubicMetres.DECIMALS, RoundingMode.HALF_UP));
    }
}
