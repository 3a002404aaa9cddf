package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.UsedWater;

/**
 * Divides a volume where the price changes. All parts but the last are rounded half up, the last takes what is left: together they are always
 * the whole, and none is negative.
 */
final class QuantitySplit {
    private final int scale;

    /** @param scale decimals of a part */
    QuantitySplit(int scale) {
        this.scale = scale;
    }

    /** What falls to one segment. */
    record Share(BigDecimal quantity, List<Reason> reasons) {
        Share {
            reasons = List.copyOf(reasons);
        }

        Share plus(Share other) {
            var all = new ArrayList<>(reasons);
            other.reasons.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
            return new Share(quantity.add(other.quantity), all);
        }
    }

    /** By the proportion of days. */
    List<Share> byDays(BigDecimal total, List<Segment> segments) {
        if (segments.size() == 1) {
            return List.of(new Share(total, List.of()));
        }
        var all = segments.stream().mapToLong(Segment::days).sum();
        var shares = new ArrayList<Share>();
        var left = total;
        for (var segment : segments.subList(0, segments.size() - 1)) {
            var part = total.multiply(BigDecimal.valueOf(segment.days()))
                    .divide(BigDecimal.valueOf(all), scale, RoundingMode.HALF_UP)
                    .min(left);
            shares.add(new Share(part, List.of(new Reason.ShareOfDays(total, segment.days(), all))));
            left = left.subtract(part);
        }
        shares.add(new Share(left, List.of(new Reason.Remainder(total, left))));
        return shares;
    }

    /** By what was read at the changes; a stretch over which nobody read, by its days, which its parts say. */
    List<Share> byReadings(List<UsedWater> stretches, List<Segment> segments) {
        var shares = new ArrayList<Share>();
        segments.forEach(segment -> shares.add(new Share(BigDecimal.ZERO.setScale(scale), List.of())));
        for (var stretch : stretches) {
            var touched = new ArrayList<Integer>();
            for (var place = 0; place < segments.size(); place++) {
                if (segments.get(place).from().isBefore(stretch.until())
                        && stretch.from().isBefore(segments.get(place).until())) {
                    touched.add(place);
                }
            }
            var within = touched.stream()
                    .map(place -> within(segments.get(place), stretch))
                    .toList();
            var parts = byDays(stretch.used(), within);
            for (var number = 0; number < parts.size(); number++) {
                var reasons = new ArrayList<>(stretch.reasons());
                reasons.addAll(parts.get(number).reasons());
                changes(within, number, parts.size() > 1).forEach(reasons::add);
                shares.set(
                        touched.get(number),
                        shares.get(touched.get(number))
                                .plus(new Share(parts.get(number).quantity(), reasons)));
            }
        }
        return shares;
    }

    private static List<Reason> changes(List<Segment> within, int number, boolean divided) {
        return divided && number < within.size() - 1
                ? List.of(new Reason.NoReadingAt(within.get(number).until()))
                : List.of();
    }

    private static Segment within(Segment segment, UsedWater stretch) {
        return new Segment(
                later(segment.from(), stretch.from()), earlier(segment.until(), stretch.until()), segment.price());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
