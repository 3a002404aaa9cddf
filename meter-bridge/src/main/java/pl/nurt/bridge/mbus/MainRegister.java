package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The water meter's register among the telegrams of one readout: the first instantaneous volume of storage, tariff and subunit 0 without
 * any VIFE but scaling ones, whichever telegram it is in. Real meters send pulse weights, maxima and backflow before it. Failing that, the
 * first such volume of forward flow, once all that the meter has to say is known. A register that is invalid is not replaced by another.
 *
 * @param telegram number of the telegram that holds it; 0, the first, where none does
 * @param entry the register, valid or not; null if there is none
 */
public record MainRegister(int telegram, @Nullable DataRecord entry) {
    /**
     * @param chain at least one telegram, in the order sent
     * @param isAll whether the meter has nothing to say beyond
     */
    public static MainRegister of(List<Telegram> chain, boolean isAll) {
        var plain = first(chain, null);
        if (plain != null) {
            return plain;
        }
        // A meter with a plain register may send its forward flow first.
        var forward = isAll && isReadable(chain) ? first(chain, DataRecord.Direction.FORWARD) : null;
        return forward != null ? forward : new MainRegister(0, null);
    }

    private static boolean isReadable(List<Telegram> chain) {
        return chain.stream().allMatch(t -> t.undecoded() == null);
    }

    private static @Nullable MainRegister first(List<Telegram> chain, DataRecord.@Nullable Direction direction) {
        for (var n = 0; n < chain.size(); n++) {
            for (var candidate : chain.get(n).records()) {
                if (candidate.isCurrentVolume() && candidate.direction() == direction) {
                    return new MainRegister(n, candidate);
                }
            }
        }
        return null;
    }

    /** In m3; empty if there is no register or it is invalid. */
    public Optional<BigDecimal> index() {
        return entry != null && entry.value() instanceof RecordValue.Amount(var amount)
                ? Optional.of(amount)
                : Optional.empty();
    }
}
