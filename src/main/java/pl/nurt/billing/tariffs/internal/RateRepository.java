package pl.nurt.billing.tariffs.internal;

import static org.jooq.Records.mapping;
import static pl.nurt.db.billing.Tables.DATED_RATE;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.tariffs.DatedRate;
import pl.nurt.identity.UserAccountId;

/** Rates that the law sets; rows are only added. */
@Repository
public class RateRepository {
    private final DSLContext db;

    RateRepository(DSLContext db) {
        this.db = db;
    }

    /** By kind, the latest first. */
    public List<DatedRate> all() {
        var r = DATED_RATE;
        return db.select(r.KIND, r.VALID_FROM, r.PERCENT, r.SOURCE, r.CONFIRMED)
                .from(r)
                .orderBy(r.KIND, r.VALID_FROM.desc())
                .fetch(mapping(DatedRate::new));
    }

    /** @return false when a rate of that kind begins on that day already */
    public boolean insert(DatedRate rate, UserAccountId by, Instant now) {
        var r = DATED_RATE;
        return db.insertInto(r)
                        .set(r.KIND, rate.kind())
                        .set(r.VALID_FROM, rate.from())
                        .set(r.PERCENT, rate.percent())
                        .set(r.SOURCE, rate.source().strip())
                        .set(r.CONFIRMED, rate.confirmed())
                        .set(r.ADDED_AT, now)
                        .set(r.ADDED_BY, by)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }
}
