package pl.nurt.metering.use.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import pl.nurt.metering.use.OwnMeter;
import pl.nurt.platform.CivilTime;

/**
 * A viewer's meter with the meters it continues.
 *
 * @param links oldest first; those that ended before {@code since} are left out
 * @param since the first day of the viewer's contract: what earlier residents used is nobody's business
 */
public record OwnChain(OwnMeter meter, List<MeterLink> links, LocalDate since) {
    static OwnChain of(OwnMeter meter, List<MeterLink> links, List<ContractDays> contracts) {
        var since = begin(contracts);
        var seen = links.stream()
                .filter(link -> link.untilDay().isAfter(since))
                .sorted(Comparator.comparing(MeterLink::installedAt))
                .toList();
        return new OwnChain(meter, seen, since);
    }

    /** The first day of which something can be known. */
    public LocalDate firstDay() {
        var first = links.getFirst().firstDay();
        return first.isBefore(since) ? since : first;
    }

    public Instant sinceInstant() {
        return CivilTime.startOf(since);
    }

    /** Contracts of the same customers that follow each other without a day between count as one. */
    private static LocalDate begin(List<ContractDays> contracts) {
        var newestFirst = contracts.stream()
                .sorted(Comparator.comparing(ContractDays::from).reversed())
                .toList();
        var begin = newestFirst.getFirst().from();
        for (var earlier : newestFirst) {
            if (earlier.until() != null && earlier.until().equals(begin)) {
                begin = earlier.from();
            }
        }
        return begin;
    }
}
