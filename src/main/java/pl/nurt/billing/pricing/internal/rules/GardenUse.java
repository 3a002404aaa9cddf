package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.Deduction;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.metering.use.MeteredPart;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/** What additional meters counted, cut to billed units as the main meter's water is. One that was not read deducts nothing. */
public final class GardenUse {
    private GardenUse() {}

    /** @param scale decimals of billed cubic metres */
    public static List<Deduction> of(List<MeteredPart> parts, int scale) {
        var deductions = new ArrayList<Deduction>();
        for (var part : parts) {
            var counted = part.counted();
            var used = MeteredUse.volume(counted, scale);
            if (counted.role() == MeterRole.SUB && used != null) {
                deductions.add(new Deduction(
                        counted.serialNumber(),
                        cut(counted.opening().index(), scale),
                        cut(counted.closing().index(), scale),
                        used,
                        removedOn(counted),
                        null,
                        part.verifiedUntil()));
            }
        }
        return deductions;
    }

    private static @Nullable LocalDate removedOn(ChainPart counted) {
        var closing = counted.closing();
        return closing.origin() == IndexReading.Origin.REMOVED ? CivilTime.dayOf(closing.at()) : null;
    }

    private static BigDecimal cut(CubicMetres index, int scale) {
        return index.value().setScale(scale, RoundingMode.DOWN);
    }
}
