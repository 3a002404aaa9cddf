package pl.nurt.metering.use.internal;

import static pl.nurt.db.metering.Tables.SETTLED_INDEX;

import java.time.LocalDate;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.metering.use.WrittenIndex;
import pl.nurt.platform.CivilTime;

/** Indexes with which bills ended in the middle of a day, or were corrected to end. */
@Repository
public class SettledIndexRepository {
    private final DSLContext db;

    SettledIndexRepository(DSLContext db) {
        this.db = db;
    }

    public void insert(SupplyContractId contract, LocalDate day, IndexReading reading) {
        db.insertInto(SETTLED_INDEX)
                .set(SETTLED_INDEX.METER_ID, reading.meter())
                .set(SETTLED_INDEX.DAY, day)
                .set(SETTLED_INDEX.READ_AT, reading.at())
                .set(SETTLED_INDEX.INDEX_M3, reading.index())
                .set(SETTLED_INDEX.SUPPLY_CONTRACT_ID, contract)
                .execute();
    }

    /** Takes the place of one that is there, at the moment of that one. */
    public void correct(SupplyContractId contract, WrittenIndex index) {
        db.insertInto(SETTLED_INDEX)
                .set(SETTLED_INDEX.METER_ID, index.meter())
                .set(SETTLED_INDEX.DAY, index.day())
                .set(SETTLED_INDEX.READ_AT, CivilTime.startOf(index.day()))
                .set(SETTLED_INDEX.INDEX_M3, index.index())
                .set(SETTLED_INDEX.SUPPLY_CONTRACT_ID, contract)
                .set(SETTLED_INDEX.CORRECTED, true)
                .onConflict(SETTLED_INDEX.METER_ID, SETTLED_INDEX.DAY)
                .doUpdate()
                .set(SETTLED_INDEX.INDEX_M3, index.index())
                .set(SETTLED_INDEX.CORRECTED, true)
                .execute();
    }

    public void delete(SupplyContractId contract, LocalDate day) {
        db.deleteFrom(SETTLED_INDEX)
                .where(SETTLED_INDEX.SUPPLY_CONTRACT_ID.eq(contract), SETTLED_INDEX.DAY.eq(day))
                .execute();
    }
}
