package pl.nurt.metering.readings.internal;

import static pl.nurt.db.metering.Tables.REBUILD_DAILY_USE;

import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.CivilTime;

/** The daily use, always rebuilt from the readings. */
@Repository
class DailyUseRepository {
    /** Batches in one transaction: enough to join days that come up again and again, few enough to be seen soon. */
    private static final int BATCHES = 1024;

    private final DSLContext db;

    DailyUseRepository(DSLContext db) {
        this.db = db;
    }

    /** Rebuilds the days that are longest due; empty when nothing is due. */
    Set<MeterId> rebuildDue() {
        return db.selectFrom(REBUILD_DAILY_USE(CivilTime.ZONE.getId(), BATCHES)).fetchSet(REBUILD_DAILY_USE.METER_ID);
    }
}
