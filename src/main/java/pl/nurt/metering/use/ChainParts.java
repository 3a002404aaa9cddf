package pl.nurt.metering.use;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.internal.rules.Step;
import pl.nurt.metering.use.internal.MeterLink;
import pl.nurt.metering.use.internal.UseRepository;
import pl.nurt.platform.CubicMetres;

/** Makes a part of a chain of the readings at its ends. */
@Component
class ChainParts {
    private final UseRepository uses;

    ChainParts(UseRepository uses) {
        this.uses = uses;
    }

    /**
     * @param atBegin the last reading before the time
     * @param atEnd the last reading before its end
     */
    ChainPart part(
            MeterLink link,
            Instant begin,
            Instant end,
            LocalDate from,
            LocalDate until,
            Optional<IndexReading> atBegin,
            Optional<IndexReading> atEnd) {
        var opening =
                last(link, begin, atBegin).orElseGet(() -> link.writtenDown().getFirst());
        var closing = last(link, end, atEnd).orElse(opening);
        return new ChainPart(
                link.meter(),
                link.serialNumber(),
                link.role(),
                opening,
                closing,
                closing.at().isAfter(opening.at()) ? use(link, opening, closing, from, until) : null);
    }

    /**
     * What was written down at the very moment says what ran until then: a meter that is taken down or handed over at midnight. Where a bill
     * ended with a later reading of that day, the next one goes on from there.
     */
    private static Optional<IndexReading> last(MeterLink link, Instant moment, Optional<IndexReading> read) {
        var known = Stream.concat(
                        read.stream(), link.known().filter(index -> !index.at().isAfter(moment)))
                .max(Comparator.comparing(IndexReading::at));
        var isHandedOver = known.filter(index -> index.origin() == IndexReading.Origin.HANDED_OVER
                        && index.at().equals(moment))
                .isPresent();
        return isHandedOver ? known : link.settledAt(moment).or(() -> known);
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
