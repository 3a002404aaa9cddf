package pl.nurt.metering.use;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.metering.use.internal.MeterLink;
import pl.nurt.metering.use.internal.MeterLinkRepository;
import pl.nurt.metering.use.internal.SettledIndexRepository;
import pl.nurt.metering.use.internal.UseRepository;
import pl.nurt.platform.CivilTime;

/**
 * Bills that do not end with the last reading of their days: at a moment of the next one, or with an index that a correction wrote down. What they end
 * with is kept, so that the next bill begins with it and no water is billed twice or not at all.
 */
@Service
public class SettledIndexes {
    private final MeterLinkRepository links;
    private final UseRepository uses;
    private final SettledIndexRepository settled;

    SettledIndexes(MeterLinkRepository links, UseRepository uses, SettledIndexRepository settled) {
        this.links = links;
        this.uses = uses;
        this.settled = settled;
    }

    /**
     * From now on the use of these days ends with what the meters showed last at the moment, and that of the day after them begins with it. A meter
     * that said nothing on that day, or was taken down on it, is divided at midnight as usual.
     *
     * @param days whose last one is the day before the moment's
     * @throws org.springframework.dao.DataIntegrityViolationException if the place was settled on that day before
     */
    @Transactional
    @PreAuthorize("hasRole('SYSTEM')")
    public void settle(SupplyContractId contract, PlaceDays days, Instant moment) {
        if (!CivilTime.dayOf(moment).equals(days.until())) {
            throw new IllegalArgumentException("not of the day after " + days);
        }
        links.links(days.point(), CivilTime.startOf(days.from()), CivilTime.startOf(days.until()))
                .forEach(link -> reading(uses, link, days.until(), moment)
                        .ifPresent(reading -> settled.insert(contract, days.until(), reading)));
    }

    /**
     * From now on the use of the days before each index's day ends with it, and that of the day itself begins with it. What was written down before
     * for that day gives way; an index of a handover or of a meter that was taken out is written down elsewhere and stays.
     */
    @Transactional
    @PreAuthorize("hasRole('SYSTEM')")
    public void correct(SupplyContractId contract, Collection<WrittenIndex> indexes) {
        indexes.forEach(index -> settled.correct(contract, index));
    }

    /** No bill of the contract ends with that day any more: its use is divided at midnight again. Nothing happens where it was. */
    @Transactional
    @PreAuthorize("hasRole('SYSTEM')")
    public void forget(SupplyContractId contract, LocalDate day) {
        settled.delete(contract, day);
    }

    static Optional<IndexReading> reading(UseRepository uses, MeterLink link, LocalDate day, Instant moment) {
        return link.removedAt() == null || link.removedAt().isAfter(moment)
                ? uses.last(link, CivilTime.startOf(day), moment)
                : Optional.empty();
    }
}
