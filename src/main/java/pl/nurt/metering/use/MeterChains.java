package pl.nurt.metering.use;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.ServicePointId;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.internal.rules.Step;
import pl.nurt.metering.use.internal.MeterLink;
import pl.nurt.metering.use.internal.MeterLinkRepository;
import pl.nurt.metering.use.internal.UseRepository;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/**
 * What the meters of a service point counted between two days, whoever lives there: the question of bills and reports. Residents are
 * answered by {@link Consumption} about their own meters.
 */
@Service
@Transactional(readOnly = true)
@HasRight(Right.STAFF)
public class MeterChains {
    private final MeterLinkRepository chains;
    private final UseRepository uses;

    MeterChains(MeterLinkRepository chains, UseRepository uses) {
        this.chains = chains;
        this.uses = uses;
    }

    /**
     * A part for every meter that was installed at the point in that time, in the order of installation, main meters before
     * sub-meters. Periods that follow each other add up: the one's closing index is the other's opening index. Empty when none
     * was installed there, or there is no such point.
     *
     * @param from the first day
     * @param until the first day that no longer belongs to it
     */
    public List<ChainPart> between(ServicePointId point, LocalDate from, LocalDate until) {
        var begin = CivilTime.startOf(from);
        var end = CivilTime.startOf(until);
        return chains.links(point, begin, end).stream()
                .map(link -> part(link, begin, end, from, until))
                .toList();
    }

    private ChainPart part(MeterLink link, Instant begin, Instant end, LocalDate from, LocalDate until) {
        var opening = last(link, begin).orElseGet(() -> link.writtenDown().getFirst());
        var closing = last(link, end).orElse(opening);
        return new ChainPart(
                link.meter(),
                link.serialNumber(),
                link.role(),
                opening,
                closing,
                closing.at().isAfter(opening.at()) ? use(link, opening, closing, from, until) : null);
    }

    private Optional<IndexReading> last(MeterLink link, Instant before) {
        return Stream.concat(
                        uses.last(link, link.installedAt(), before).stream(),
                        link.writtenDown().stream().filter(index -> index.at().isBefore(before)))
                .max(Comparator.comparing(IndexReading::at));
    }

    /** Seen from its ends the register may have gone back, though day by day it only began again at zero. */
    private @Nullable CubicMetres use(
            MeterLink link, IndexReading opening, IndexReading closing, LocalDate from, LocalDate until) {
        var first = point(opening);
        var last = point(closing);
        var whole = Step.between(link.register(), first, last).counted();
        if (whole != null) {
            return whole;
        }
        var points = new ArrayList<RegisterPoint>();
        points.add(first);
        uses.closings(link, from, until).stream()
                .filter(closed -> closed.at().isAfter(first.at()) && closed.at().isBefore(last.at()))
                .forEach(points::add);
        points.add(last);
        return Step.across(link.register(), points);
    }

    private static RegisterPoint point(IndexReading reading) {
        return new RegisterPoint(reading.at(), reading.index());
    }
}
