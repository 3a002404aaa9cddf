package pl.nurt.booking.internal.busy;

import static pl.nurt.db.booking.Tables.BUSY_SOURCE;
import static pl.nurt.db.booking.Tables.BUSY_TIME;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.booking.busy.BusySource;
import pl.nurt.booking.busy.BusySourceId;
import pl.nurt.booking.busy.BusyTrouble;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.internal.rules.TimeSpan;
import pl.nurt.db.booking.tables.records.BusyTimeRecord;
import pl.nurt.identity.UserAccountId;

/** Rows of {@code booking.busy_source} and the times that were read from them. */
@Repository
public class BusyRepository {
    private final DSLContext db;

    BusyRepository(DSLContext db) {
        this.db = db;
    }

    /** One that is to be asked. */
    record Due(BusySourceId id, ResourceId receiver, String address) {}

    public List<BusySource> of(ResourceId receiver) {
        return db.selectFrom(BUSY_SOURCE)
                .where(BUSY_SOURCE.RESOURCE_ID.eq(receiver))
                .and(BUSY_SOURCE.REMOVED_AT.isNull())
                .orderBy(BUSY_SOURCE.BUSY_SOURCE_ID)
                .fetch(row -> new BusySource(
                        row.getBusySourceId(),
                        row.getResourceId(),
                        URI.create(row.getAddress()).getHost(),
                        row.getGoodAt(),
                        row.getFailingSince(),
                        row.getTrouble()));
    }

    public BusySourceId insert(ResourceId receiver, String address, UserAccountId by, Instant now) {
        return db.insertInto(BUSY_SOURCE)
                .set(BUSY_SOURCE.RESOURCE_ID, receiver)
                .set(BUSY_SOURCE.ADDRESS, address)
                .set(BUSY_SOURCE.ADDED_BY, by)
                .set(BUSY_SOURCE.ADDED_AT, now)
                .set(BUSY_SOURCE.DUE_AT, now)
                .returningResult(BUSY_SOURCE.BUSY_SOURCE_ID)
                .fetchSingle(BUSY_SOURCE.BUSY_SOURCE_ID);
    }

    /** @return whether it counted until now */
    public boolean remove(BusySourceId id, Instant now) {
        db.deleteFrom(BUSY_TIME).where(BUSY_TIME.BUSY_SOURCE_ID.eq(id)).execute();
        return db.update(BUSY_SOURCE)
                        .set(BUSY_SOURCE.REMOVED_AT, now)
                        .where(BUSY_SOURCE.BUSY_SOURCE_ID.eq(id))
                        .and(BUSY_SOURCE.REMOVED_AT.isNull())
                        .execute()
                > 0;
    }

    /** Takes those whose time has come: nobody else asks them until the pause is over. */
    @Transactional
    List<Due> take(int most, Duration pause, Instant now) {
        var due = db.select(BUSY_SOURCE.BUSY_SOURCE_ID, BUSY_SOURCE.RESOURCE_ID, BUSY_SOURCE.ADDRESS)
                .from(BUSY_SOURCE)
                .where(BUSY_SOURCE.REMOVED_AT.isNull())
                .and(BUSY_SOURCE.DUE_AT.le(now))
                .orderBy(BUSY_SOURCE.DUE_AT)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(row -> new Due(row.value1(), row.value2(), row.value3()));
        db.update(BUSY_SOURCE)
                .set(BUSY_SOURCE.DUE_AT, now.plus(pause))
                .where(BUSY_SOURCE.BUSY_SOURCE_ID.in(due.stream().map(Due::id).toList()))
                .execute();
        return due;
    }

    /** These times hold from now on instead of all others of the source. @return whether something is other than before */
    @Transactional
    boolean keep(BusySourceId id, Collection<TimeSpan> spans, Instant now) {
        var isThere = db.update(BUSY_SOURCE)
                        .set(BUSY_SOURCE.GOOD_AT, now)
                        .setNull(BUSY_SOURCE.FAILING_SINCE)
                        .setNull(BUSY_SOURCE.TROUBLE)
                        .where(BUSY_SOURCE.BUSY_SOURCE_ID.eq(id))
                        .and(BUSY_SOURCE.REMOVED_AT.isNull())
                        .execute()
                > 0;
        if (!isThere) {
            return false;
        }
        var before = db.select(BUSY_TIME.STARTS_AT, BUSY_TIME.ENDS_AT)
                .from(BUSY_TIME)
                .where(BUSY_TIME.BUSY_SOURCE_ID.eq(id))
                .fetchSet(row -> new TimeSpan(row.value1(), row.value2()));
        if (before.size() == spans.size() && before.containsAll(spans)) {
            return false;
        }
        db.deleteFrom(BUSY_TIME).where(BUSY_TIME.BUSY_SOURCE_ID.eq(id)).execute();
        db.batchInsert(spans.stream().map(span -> time(id, span)).toList()).execute();
        return true;
    }

    private static BusyTimeRecord time(BusySourceId id, TimeSpan span) {
        var time = new BusyTimeRecord();
        time.setBusySourceId(id);
        time.setStartsAt(span.start());
        time.setEndsAt(span.end());
        return time;
    }

    /** The last good copy stays. */
    @Transactional
    void fail(BusySourceId id, BusyTrouble trouble, Instant now) {
        db.update(BUSY_SOURCE)
                .set(BUSY_SOURCE.TROUBLE, trouble)
                .set(BUSY_SOURCE.FAILING_SINCE, DSL.coalesce(BUSY_SOURCE.FAILING_SINCE, DSL.val(now)))
                .where(BUSY_SOURCE.BUSY_SOURCE_ID.eq(id))
                .execute();
    }
}
