package pl.nurt.metering.readings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.internal.BilledPeriodRepository;
import pl.nurt.platform.CivilTime;

/**
 * Days of meters whose use stands on an invoice. A reading that comes for one of them later, or as the last before the first of them, is not booked:
 * it waits in quarantine as {@link RefusalReason#BILLED} for a person to decide, who then corrects the invoice. An import leaves it out and says so.
 *
 * <p>Whoever bills freezes the days first and reads the use afterwards, in one transaction: then no reading slips in between. From the freezing to
 * the end of that transaction readings of past days wait, those of all meters, and so does every other freezing: the transaction is that of one
 * contract, a few statements long, and waits for nobody (no call to another system, no file, no other contract) once it has frozen.
 */
@Service
public class BilledPeriods {
    private final BilledPeriodRepository periods;
    private final Clock clock;

    BilledPeriods(BilledPeriodRepository periods, Clock clock) {
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * Freezes days of the meters for a contract. The same again changes nothing, a longer period from the same day extends the one before of that
     * contract, and of no other.
     *
     * @param from the first day
     * @param until the first day that is not part of it, today at the latest
     * @throws IllegalArgumentException if the period is empty or not over
     * @throws org.springframework.dao.DataIntegrityViolationException if one of the days is frozen for another contract, or by a period
     *     that begins on another day
     */
    @Transactional
    @PreAuthorize("hasRole('SYSTEM')")
    public void freeze(SupplyContractId contract, Collection<MeterId> meters, LocalDate from, LocalDate until) {
        var now = clock.instant();
        if (!from.isBefore(until) || until.isAfter(CivilTime.dayOf(now))) {
            throw new IllegalArgumentException("only days that are over can be billed");
        }
        if (!meters.isEmpty()) {
            periods.freeze(contract, meters, from, until, now);
        }
    }

    /**
     * Days of the contract's place do not stand on an invoice any more: all that was frozen for it within them. To the end of the transaction nothing
     * slips in, as with {@link #freeze}; what is to stay frozen is frozen again before it ends.
     *
     * @param until the first day that is not part of it
     */
    @Transactional
    @PreAuthorize("hasRole('SYSTEM')")
    public void free(SupplyContractId contract, LocalDate from, LocalDate until) {
        periods.free(contract, from, until);
    }
}
