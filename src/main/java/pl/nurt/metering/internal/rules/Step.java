package pl.nurt.metering.internal.rules;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CubicMetres;

/**
 * What a register did between two of its indexes, the earlier one first. Whoever asks for use asks this: the verdict on a reading, the
 * hours, a period between two days. The days are counted in SQL by {@code metering.use_between}, which says the same
 * ({@code StepPropertiesTest} holds the two together); months add up days.
 *
 * <p>Both indexes are of one register. An exchange is no step: the old register ends with the index it was taken down with, the new one
 * begins with the index it was installed with.
 */
public sealed interface Step {
    /** It went on. */
    record Forward(CubicMetres use) implements Step {}

    /** It passed its last digit and began again at 0. */
    record RolledOver(CubicMetres use) implements Step {}

    /** It shows less than before, and that is no rollover: what ran is not known. */
    record Backward() implements Step {}

    static Step between(Register register, RegisterPoint before, RegisterPoint after) {
        var difference = after.index().minus(before.index());
        if (!difference.isNegative()) {
            return new Forward(difference);
        }
        var time = Duration.between(before.at(), after.at());
        return register.rolledOver(before.index(), after.index(), time)
                ? new RolledOver(difference.plus(register.capacity()))
                : new Backward();
    }

    /**
     * What ran through from the first of these points to the last, which show that the register began again at zero on the way; null when
     * they do not, or when so much cannot have passed.
     *
     * @param points at least two, oldest first
     */
    static @Nullable CubicMetres across(Register register, List<RegisterPoint> points) {
        var use = points.getLast().index().minus(points.getFirst().index());
        for (var later = 1; later < points.size(); later++) {
            if (between(register, points.get(later - 1), points.get(later)) instanceof RolledOver) {
                use = use.plus(register.capacity());
            }
        }
        var time = Duration.between(points.getFirst().at(), points.getLast().at());
        return use.isNegative() || !register.canPass(use, time) ? null : use;
    }

    /** What ran through in the step; null when that is not known, which is better than wrong. */
    default @Nullable CubicMetres counted() {
        return switch (this) {
            case Forward(var use) -> use;
            case RolledOver(var use) -> use;
            case Backward() -> null;
        };
    }
}
