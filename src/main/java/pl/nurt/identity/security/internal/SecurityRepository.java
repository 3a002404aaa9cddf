package pl.nurt.identity.security.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.sum;
import static pl.nurt.db.identity.Tables.SECURITY_ALARM;
import static pl.nurt.db.identity.Tables.SECURITY_EVENT;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.security.SecurityRow;
import pl.nurt.platform.security.SecuritySign;

/** Signs, an hour, kind and place a row. */
@Repository
public class SecurityRepository {
    private final DSLContext db;

    SecurityRepository(DSLContext db) {
        this.db = db;
    }

    /** Adds to what the rows' hours have already. */
    void add(Collection<SecurityRow> rows) {
        var e = SECURITY_EVENT;
        for (var row : rows) {
            db.insertInto(e)
                    .set(e.HOUR, hour(row.firstAt()))
                    .set(e.SIGN, row.sign())
                    .set(e.ADDRESS, row.address())
                    .set(e.ABOUT, row.about())
                    .set(e.TIMES, row.times())
                    .set(e.FIRST_AT, row.firstAt())
                    .set(e.LAST_AT, row.lastAt())
                    .onConflict(e.HOUR, e.SIGN, e.ADDRESS, e.ABOUT)
                    .doUpdate()
                    .set(e.TIMES, e.TIMES.plus(excluded(e.TIMES)))
                    .set(e.LAST_AT, greatest(e.LAST_AT, excluded(e.LAST_AT)))
                    .execute();
        }
    }

    static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    long times(SecuritySign sign, Instant hour) {
        var total = db.select(sum(SECURITY_EVENT.TIMES))
                .from(SECURITY_EVENT)
                .where(SECURITY_EVENT.SIGN.eq(sign), SECURITY_EVENT.HOUR.eq(hour))
                .fetchSingle()
                .value1();
        return total == null ? 0 : total.longValue();
    }

    /** False when the hour's alarm of that sign was raised already. */
    boolean raise(SecuritySign sign, Instant hour, long times, Instant now) {
        return db.insertInto(SECURITY_ALARM)
                        .set(SECURITY_ALARM.HOUR, hour)
                        .set(SECURITY_ALARM.SIGN, sign)
                        .set(SECURITY_ALARM.TIMES, times)
                        .set(SECURITY_ALARM.AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    public List<SecurityRow> latest(int most) {
        var e = SECURITY_EVENT;
        return db.select(e.SIGN, e.ADDRESS, e.ABOUT, e.TIMES, e.FIRST_AT, e.LAST_AT)
                .from(e)
                .orderBy(e.LAST_AT.desc(), e.SECURITY_EVENT_ID.desc())
                .limit(most)
                .fetch(mapping(SecurityRow::new));
    }

    public Map<SecuritySign, Long> sums(Instant since) {
        var times = sum(SECURITY_EVENT.TIMES);
        return db.select(SECURITY_EVENT.SIGN, times)
                .from(SECURITY_EVENT)
                .where(SECURITY_EVENT.LAST_AT.ge(since))
                .groupBy(SECURITY_EVENT.SIGN)
                .fetchMap(SECURITY_EVENT.SIGN, row -> of(row.value2()));
    }

    private static long of(BigDecimal sum) {
        return sum.longValue();
    }

    public int alarms(Instant since) {
        return db.fetchCount(SECURITY_ALARM, SECURITY_ALARM.AT.ge(since));
    }

    void forget(Instant before) {
        db.deleteFrom(SECURITY_EVENT).where(SECURITY_EVENT.LAST_AT.lt(before)).execute();
        db.deleteFrom(SECURITY_ALARM).where(SECURITY_ALARM.AT.lt(before)).execute();
    }
}
