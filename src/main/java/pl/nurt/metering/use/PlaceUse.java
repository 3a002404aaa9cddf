package pl.nurt.metering.use;

import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CubicMetres;

/**
 * What the meters of a service point counted on some days.
 *
 * @param main of the main meters, one after the other; null when it is not known: nothing was read, or a register went backwards
 * @param sub of the sub-meters, whose water the main meter has counted, too; as far as it is known
 */
public record PlaceUse(@Nullable CubicMetres main, CubicMetres sub) {
    public static final PlaceUse UNKNOWN = new PlaceUse(null, CubicMetres.ZERO);
}
