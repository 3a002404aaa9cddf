package pl.nurt.metering.use;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.ServicePointId;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.metering.use.internal.MeterLinkRepository;
import pl.nurt.metering.use.internal.UseRepository;
import pl.nurt.platform.CivilTime;

/**
 * What the meters of a service point counted between two days, whoever lives there: the question of bills and reports. Residents are
 * answered by {@link Consumption} about their own meters, and many places at once by {@link PlacesChains}.
 */
@Service
@Transactional(readOnly = true)
@HasRight(Right.STAFF)
public class MeterChains {
    private final MeterLinkRepository chains;
    private final UseRepository uses;
    private final ChainParts parts;

    MeterChains(MeterLinkRepository chains, UseRepository uses, ChainParts parts) {
        this.chains = chains;
        this.uses = uses;
        this.parts = parts;
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
                .map(link -> parts.part(
                        link,
                        begin,
                        end,
                        from,
                        until,
                        uses.last(link, link.installedAt(), begin),
                        uses.last(link, link.installedAt(), end)))
                .toList();
    }
}
