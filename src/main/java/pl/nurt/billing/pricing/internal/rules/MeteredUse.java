package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.CivilTime;

/**
 * What is billed of what the meters of a place counted. Indexes are cut to billed units before they are subtracted, as a register shows whole
 * units: so the bills of one month after the other add up to the difference of the first and the last index.
 *
 * @param used of the main meters, in the order of installation
 * @param problems not empty when something cannot be billed
 */
public record MeteredUse(List<UsedWater> used, List<BillProblem> problems) {
    public MeteredUse {
        used = List.copyOf(used);
        problems = List.copyOf(problems);
    }

    /**
     * @param chain of the place in that time, as metering tells it; sub-meters are passed over
     * @param scale decimals of billed cubic metres
     */
    public static MeteredUse of(List<ChainPart> chain, LocalDate from, LocalDate until, int scale) {
        return of(chain, from, until, scale, BilledIndexes.NONE);
    }

    /** @param before with which indexes the bill before ended */
    public static MeteredUse of(
            List<ChainPart> chain, LocalDate from, LocalDate until, int scale, BilledIndexes before) {
        var used = new ArrayList<UsedWater>();
        var problems = new ArrayList<BillProblem>();
        for (var part : chain) {
            if (part.role() != MeterRole.MAIN) {
                continue;
            }
            var volume = isNew(part, from) ? nothing(scale) : volume(part, scale, before);
            if (volume != null) {
                var begin = begin(part, from);
                used.add(new UsedWater(
                        begin, end(part, begin, until), volume, false, reasons(part, scale, before, volume)));
            } else if (part.closing().at().isAfter(part.opening().at())) {
                problems.add(BillProblem.ofMeter(
                        BillProblem.Kind.INDEX_LOWER,
                        List.of(part.serialNumber(), plain(part.opening()), plain(part.closing()))));
            } else {
                problems.add(BillProblem.ofMeter(
                        BillProblem.Kind.NO_READING, List.of(part.serialNumber(), plain(part.opening()))));
            }
        }
        if (used.isEmpty() && problems.isEmpty()) {
            problems.add(BillProblem.ofMeter(BillProblem.Kind.NO_READING, List.of()));
        }
        return new MeteredUse(used, problems);
    }

    private static List<Reason> reasons(ChainPart part, int scale, BilledIndexes before, BigDecimal volume) {
        var counted = new Reason.Counted(part.serialNumber(), part.opening(), part.closing(), volume);
        var begin = before.begin(part, scale);
        return begin.compareTo(BilledIndexes.cut(part.opening().index().value(), scale)) == 0
                ? List.of(counted)
                : List.of(counted, new Reason.BilledTo(part.serialNumber(), begin));
    }

    static @Nullable BigDecimal volume(ChainPart part, int scale, BilledIndexes before) {
        var use = part.use();
        if (use == null) {
            return null;
        }
        var opening = part.opening().index().value();
        return BilledIndexes.cut(use.value().add(opening).subtract(before.begin(part, scale)), scale);
    }

    /** Put in on the way and not read since: what it showed then is all that is known, and the next bill counts from there. */
    private static boolean isNew(ChainPart part, LocalDate from) {
        return part.use() == null
                && part.opening().origin() == IndexReading.Origin.INSTALLED
                && part.closing().equals(part.opening())
                && !CivilTime.dayOf(part.opening().at()).isBefore(from);
    }

    private static BigDecimal nothing(int scale) {
        return BigDecimal.ZERO.setScale(scale);
    }

    /** A meter that was put in on the way counts from that day on. */
    private static LocalDate begin(ChainPart part, LocalDate from) {
        var day = CivilTime.dayOf(part.opening().at());
        return part.opening().origin() == IndexReading.Origin.INSTALLED && day.isAfter(from) ? day : from;
    }

    private static LocalDate end(ChainPart part, LocalDate begin, LocalDate until) {
        var day = CivilTime.dayOf(part.closing().at());
        var removed = part.closing().origin() == IndexReading.Origin.REMOVED && day.isBefore(until);
        return removed && day.isAfter(begin) ? day : removed ? begin.plusDays(1) : until;
    }

    private static String plain(IndexReading reading) {
        return reading.index().value().stripTrailingZeros().toPlainString();
    }
}
