package pl.nurt.metering.readings.internal;

import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.metering.Tables.BILLED_PERIOD;
import static pl.nurt.db.metering.Tables.BILLED_PLACES;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.metering.MeterId;

/** Which days of which meter stand on an invoice. */
@Repository
public class BilledPeriodRepository {
    /** Shared by those who store readings of past days, alone for whoever freezes some: see {@code metering.billed_places}. */
    private static final String LOCK = "metering.billed_period";

    private final DSLContext db;

    BilledPeriodRepository(DSLContext db) {
        this.db = db;
    }

    /** Waits until those who are storing readings of past days have ended. */
    public void freeze(
            SupplyContractId contract, Collection<MeterId> meters, LocalDate from, LocalDate until, Instant now) {
        var all = meters.stream().distinct().toList();
        lock();
        var frozen = db.insertInto(
                        BILLED_PERIOD,
                        BILLED_PERIOD.SUPPLY_CONTRACT_ID,
                        BILLED_PERIOD.METER_ID,
                        BILLED_PERIOD.FROM_DAY,
                        BILLED_PERIOD.UNTIL_DAY,
                        BILLED_PERIOD.FROZEN_AT)
                .valuesOfRows(all.stream()
                        .map(meter -> row(contract, meter, from, until, now))
                        .toList())
                .onConflict(BILLED_PERIOD.METER_ID, BILLED_PERIOD.FROM_DAY)
                .doUpdate()
                .set(BILLED_PERIOD.UNTIL_DAY, greatest(BILLED_PERIOD.UNTIL_DAY, val(until)))
                .where(BILLED_PERIOD.SUPPLY_CONTRACT_ID.eq(contract))
                .execute();
        if (frozen < all.size()) {
            throw new DataIntegrityViolationException("a_day_is_billed_once: frozen for another contract from " + from);
        }
    }

    private void lock() {
        db.select(DSL.function(
                        "pg_advisory_xact_lock",
                        SQLDataType.OTHER,
                        DSL.function("hashtext", SQLDataType.INTEGER, inline(LOCK))))
                .fetch();
    }

    /** Waits as {@link #freeze} does. */
    public void free(SupplyContractId contract, LocalDate from, LocalDate until) {
        lock();
        db.deleteFrom(BILLED_PERIOD)
                .where(BILLED_PERIOD.SUPPLY_CONTRACT_ID.eq(contract))
                .and(BILLED_PERIOD.FROM_DAY.ge(from))
                .and(BILLED_PERIOD.UNTIL_DAY.le(until))
                .execute();
    }

    /** Those that belong to a billed day; until the transaction ends no further day is frozen. */
    List<Candidate> billedAmong(List<Candidate> candidates) {
        var meters = candidates.stream()
                .map(candidate -> candidate.meter().id().value())
                .toArray(Long[]::new);
        var seconds = candidates.stream()
                .map(candidate -> candidate.point().at().getEpochSecond())
                .toArray(Long[]::new);
        return db.selectFrom(BILLED_PLACES(meters, seconds)).fetch(row -> candidates.get(row.getPlace() - 1));
    }
}
