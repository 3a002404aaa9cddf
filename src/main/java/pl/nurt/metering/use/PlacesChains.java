package pl.nurt.metering.use;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.ServicePointId;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.metering.use.internal.EndsQuery;
import pl.nurt.metering.use.internal.MeterLink;
import pl.nurt.metering.use.internal.MeterLinkRepository;
import pl.nurt.metering.use.internal.UseRepository;
import pl.nurt.platform.CivilTime;

/** The same as {@link MeterChains} for many places at once, in a few statements for all of them. */
@Service
@Transactional(readOnly = true)
@HasRight(Right.STAFF)
public class PlacesChains {
    /** So many at a time: a statement takes 32,767 parameters. */
    private static final int BATCH = 1000;

    private final MeterLinkRepository links;
    private final EndsQuery ends;
    private final UseRepository uses;
    private final ChainParts parts;

    PlacesChains(MeterLinkRepository links, EndsQuery ends, UseRepository uses, ChainParts parts) {
        this.links = links;
        this.ends = ends;
        this.uses = uses;
        this.parts = parts;
    }

    private record Wanted(PlaceDays place, MeterLink link, Instant begin, Instant end) {}

    /** An answer for each of them, main meters first, in the order of installation; empty where there is no meter. */
    public Map<PlaceDays, List<MeteredPart>> of(Collection<PlaceDays> places) {
        var answers = new HashMap<PlaceDays, List<MeteredPart>>();
        var all = places.stream().distinct().toList();
        for (var begin = 0; begin < all.size(); begin += BATCH) {
            answers.putAll(batch(all.subList(begin, Math.min(all.size(), begin + BATCH))));
        }
        return answers;
    }

    /** The meters that hung there, each with its days; the day on which one was taken down is not among them. */
    public List<HangingMeter> hanging(PlaceDays place) {
        return links.links(place.point(), CivilTime.startOf(place.from()), CivilTime.startOf(place.until())).stream()
                .map(link -> hanging(place, link))
                .filter(meter -> meter.from().isBefore(meter.until()))
                .toList();
    }

    private static HangingMeter hanging(PlaceDays place, MeterLink link) {
        var removed = link.removedAt();
        var gone = removed == null ? place.until() : CivilTime.dayOf(removed);
        return new HangingMeter(
                link.meter(),
                link.firstDay().isAfter(place.from()) ? link.firstDay() : place.from(),
                gone.isBefore(place.until()) ? gone : place.until());
    }

    private Map<PlaceDays, List<MeteredPart>> batch(List<PlaceDays> places) {
        var first =
                places.stream().map(PlaceDays::from).min(LocalDate::compareTo).orElseThrow();
        var last =
                places.stream().map(PlaceDays::until).max(LocalDate::compareTo).orElseThrow();
        return counted(
                places,
                links.links(
                        places.stream().map(PlaceDays::point).collect(Collectors.toSet()),
                        CivilTime.startOf(first),
                        CivilTime.startOf(last)));
    }

    /**
     * What the place's meters have counted since the first of the days until a moment of the day after the last one: as {@link #of} answers once
     * {@link SettledIndexes#settle} was told the same.
     */
    public List<MeteredPart> asOf(PlaceDays place, Instant moment) {
        var now = links.links(place.point(), CivilTime.startOf(place.from()), CivilTime.startOf(place.until())).stream()
                .map(link -> SettledIndexes.reading(uses, link, place.until(), moment)
                        .map(reading -> link.settling(place.until(), reading))
                        .orElse(link))
                .toList();
        return counted(List.of(place), Map.of(place.point(), now)).getOrDefault(place, List.of());
    }

    /** The same as {@link #of} for one place, as if {@link SettledIndexes#correct} had been told these indexes. */
    public List<MeteredPart> corrected(PlaceDays place, Collection<WrittenIndex> indexes) {
        var now = links.links(place.point(), CivilTime.startOf(place.from()), CivilTime.startOf(place.until())).stream()
                .map(link -> correcting(link, indexes))
                .toList();
        return counted(List.of(place), Map.of(place.point(), now)).getOrDefault(place, List.of());
    }

    private static MeterLink correcting(MeterLink link, Collection<WrittenIndex> indexes) {
        var corrected = link;
        for (var index : indexes) {
            corrected =
                    index.meter().equals(link.meter()) ? corrected.correcting(index.day(), index.index()) : corrected;
        }
        return corrected;
    }

    private Map<PlaceDays, List<MeteredPart>> counted(
            List<PlaceDays> places, Map<ServicePointId, List<MeterLink>> chains) {
        var wanted = new ArrayList<Wanted>();
        for (var place : places) {
            var begin = CivilTime.startOf(place.from());
            var end = CivilTime.startOf(place.until());
            chains.getOrDefault(place.point(), List.of()).stream()
                    .filter(link -> link.installedAt().isBefore(end)
                            && (link.removedAt() == null || link.removedAt().isAfter(begin)))
                    .forEach(link -> wanted.add(new Wanted(place, link, begin, end)));
        }
        var counted = counted(wanted);
        var odd = ends.firstOdd(counted);
        var answers = new HashMap<PlaceDays, List<MeteredPart>>();
        places.forEach(place -> answers.put(place, new ArrayList<>()));
        for (var number = 0; number < wanted.size(); number++) {
            var one = wanted.get(number);
            answers.computeIfAbsent(one.place(), place -> new ArrayList<>())
                    .add(new MeteredPart(counted.get(number), one.link().verifiedUntil(), odd.get(number)));
        }
        return answers;
    }

    private List<ChainPart> counted(List<Wanted> wanted) {
        var moments = new ArrayList<EndsQuery.Moment>();
        wanted.forEach(one -> moments.add(new EndsQuery.Moment(one.link(), one.begin())));
        wanted.forEach(one -> moments.add(new EndsQuery.Moment(one.link(), one.end())));
        var found = ends.lastBefore(moments);
        var counted = new ArrayList<ChainPart>();
        for (var number = 0; number < wanted.size(); number++) {
            var one = wanted.get(number);
            counted.add(parts.part(
                    one.link(),
                    one.begin(),
                    one.end(),
                    one.place().from(),
                    one.place().until(),
                    Optional.ofNullable(found.get(number)),
                    Optional.ofNullable(found.get(wanted.size() + number))));
        }
        return counted;
    }
}
