package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
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

/** What additional meters counted, cut to billed units as the main meter's water is. One that was not read deducts nothing. */
public final class GardenUse {
    private GardenUse() {}

    /** @param scale decimals of billed cubic metres @param before with which indexes the bill before ended */
    public static List<Deduction> of(List<MeteredPart> parts, int scale, BilledIndexes before) {
        var deductions = new ArrayList<Deduction>();
        for (var part : parts) {
            var counted = part.counted();
            var used = MeteredUse.volume(counted, scale, before);
            if (counted.role() == MeterRole.SUB && used != null) {
                var begin = before.begin(counted, scale);
                deductions.add(new Deduction(
                        counted.serialNumber(),
                        begin,
                        end(counted, begin, used),
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

    /** In the units of the bill, with which the next one begins. */
    private static BigDecimal end(ChainPart counted, BigDecimal begin, BigDecimal used) {
        var rolledOver = counted.closing().index().compareTo(counted.opening().index()) < 0;
        return rolledOver ? BilledIndexes.cut(counted.closing().index().value(), used.scale()) : begin.add(used);
    }
}
