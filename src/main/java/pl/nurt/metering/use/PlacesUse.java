package pl.nurt.metering.use;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.internal.DayRange;
import pl.nurt.metering.use.internal.MeterDays;
import pl.nurt.metering.use.internal.MeterLink;
import pl.nurt.metering.use.internal.MeterLinkRepository;
import pl.nurt.metering.use.internal.UseRepository;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/**
 * What many places used at once, from the booked days: for sums over all customers. A single bill is made from indexes, which
 * {@link MeterChains} tells.
 */
@Service
@Transactional(readOnly = true)
@HasRight(Right.STAFF)
public class PlacesUse {
    /** So many at a time: a statement takes 32,767 parameters. */
    private static final int BATCH = 2000;

    private final MeterLinkRepository links;
    private final UseRepository uses;

    PlacesUse(MeterLinkRepository links, UseRepository uses) {
        this.links = links;
        this.uses = uses;
    }

    /** An answer for each of them; {@link PlaceUse#UNKNOWN} where there is no meter. */
    public Map<PlaceDays, PlaceUse> of(Collection<PlaceDays> places) {
        var answers = new HashMap<PlaceDays, PlaceUse>();
        var all = List.copyOf(places);
        for (var begin = 0; begin < all.size(); begin += BATCH) {
            answers.putAll(batch(all.subList(begin, Math.min(all.size(), begin + BATCH))));
        }
        return answers;
    }

    private Map<PlaceDays, PlaceUse> batch(List<PlaceDays> places) {
        var first =
                places.stream().map(PlaceDays::from).min(LocalDate::compareTo).orElseThrow();
        var end =
                places.stream().map(PlaceDays::until).max(LocalDate::compareTo).orElseThrow();
        var chains = links.links(
                places.stream().map(PlaceDays::point).collect(Collectors.toSet()),
                CivilTime.startOf(first),
                CivilTime.startOf(end));
        var wanted = new ArrayList<MeterDays>();
        for (var place : places) {
            chains.getOrDefault(place.point(), List.of()).forEach(link -> days(place, link, wanted));
        }
        var sums = uses.sums(wanted);
        return places.stream()
                .distinct()
                .collect(Collectors.toMap(
                        place -> place, place -> use(place, chains.getOrDefault(place.point(), List.of()), sums)));
    }

    private static void days(PlaceDays place, MeterLink link, List<MeterDays> into) {
        new DayRange(place.from(), place.until())
                .within(link.firstDay(), link.untilDay())
                .ifPresent(days -> into.add(new MeterDays(link.meter(), days)));
    }

    private static PlaceUse use(PlaceDays place, List<MeterLink> chain, Map<MeterDays, CubicMetres> sums) {
        CubicMetres main = null;
        var sub = CubicMetres.ZERO;
        for (var link : chain) {
            var days = new ArrayList<MeterDays>();
            days(place, link, days);
            for (var some : days) {
                var sum = sums.get(some);
                if (link.role() == MeterRole.SUB) {
                    sub = sum == null ? sub : sub.plus(sum);
                } else if (sum == null) {
                    return PlaceUse.UNKNOWN;
                } else {
                    main = main == null ? sum : main.plus(sum);
                }
            }
        }
        return new PlaceUse(main, sub);
    }
}
