package pl.nurt.platform.limits.internal;

import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static pl.nurt.db.platform.Tables.LIMIT_USE;

import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.platform.limits.Limit;

/** One row for each limit and caller; every count is one statement, so that none is lost between two portals. */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class LimitRepository {
    // Far above any limit: whoever goes on and on does not make the number overflow.
    private static final int MOST_COUNTED = 1_000_000_000;

    private final DSLContext db;

    LimitRepository(DSLContext db) {
        this.db = db;
    }

    /** @param endsAt when counting begins anew */
    public record Window(int used, Instant endsAt) {}

    public Window add(Limit limit, String who, int places, Instant now) {
        var over = LIMIT_USE.ENDS_AT.le(now);
        var endsAt = now.plus(limit.within());
        return db.insertInto(LIMIT_USE)
                .set(LIMIT_USE.LIMIT_NAME, limit.name())
                .set(LIMIT_USE.WHO, who)
                .set(LIMIT_USE.USED, places)
                .set(LIMIT_USE.ENDS_AT, endsAt)
                .onConflict(LIMIT_USE.LIMIT_NAME, LIMIT_USE.WHO)
                .doUpdate()
                .set(
                        LIMIT_USE.USED,
                        when(over, val(places))
                                .when(LIMIT_USE.USED.gt(MOST_COUNTED), LIMIT_USE.USED)
                                .otherwise(LIMIT_USE.USED.plus(places)))
                .set(
                        LIMIT_USE.ENDS_AT,
                        when(over, val(endsAt, LIMIT_USE.ENDS_AT)).otherwise(LIMIT_USE.ENDS_AT))
                .returningResult(LIMIT_USE.USED, LIMIT_USE.ENDS_AT)
                .fetchSingle(row -> new Window(row.value1(), row.value2()));
    }

    /** @param places fewer that are in use; more, if it is below 0 */
    public void remove(Limit limit, String who, int places, Instant now) {
        db.update(LIMIT_USE)
                .set(LIMIT_USE.USED, greatest(LIMIT_USE.USED.minus(places), val(0)))
                .where(LIMIT_USE.LIMIT_NAME.eq(limit.name()), LIMIT_USE.WHO.eq(who), LIMIT_USE.ENDS_AT.gt(now))
                .execute();
    }

    void forgetEnded(Instant now) {
        db.deleteFrom(LIMIT_USE).where(LIMIT_USE.ENDS_AT.le(now)).execute();
    }
}
