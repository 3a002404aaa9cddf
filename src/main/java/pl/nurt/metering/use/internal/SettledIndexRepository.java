package pl.nurt.metering.use.internal;

import static pl.nurt.db.metering.Tables.SETTLED_INDEX;

import java.time.LocalDate;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.metering.use.IndexReading;

/** Readings with which bills ended in the middle of a day. */
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
}
