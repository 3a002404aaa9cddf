package pl.nurt.notice.internal;

import static pl.nurt.db.notice.Tables.PORTAL_KEY;

import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys the portal makes for itself once and keeps: whoever is first writes them, everybody reads the same. */
@Repository
public class PortalKeys {
    private final DSLContext db;
    private final Clock clock;

    PortalKeys(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param linkSecret signs links that work without signing in */
    @SuppressWarnings("ArrayRecordComponent")
    public record Stored(byte[] vapidPublic, byte[] vapidPrivate, byte[] linkSecret) {}

    /** What is stored; {@code fresh} is stored if there was nothing. */
    @Transactional
    public Stored orElseStore(Stored fresh) {
        db.insertInto(PORTAL_KEY)
                .set(PORTAL_KEY.VAPID_PUBLIC, fresh.vapidPublic())
                .set(PORTAL_KEY.VAPID_PRIVATE, fresh.vapidPrivate())
                .set(PORTAL_KEY.LINK_SECRET, fresh.linkSecret())
                .set(PORTAL_KEY.MADE_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        return db.select(PORTAL_KEY.VAPID_PUBLIC, PORTAL_KEY.VAPID_PRIVATE, PORTAL_KEY.LINK_SECRET)
                .from(PORTAL_KEY)
                .fetchSingle(org.jooq.Records.mapping(Stored::new));
    }
}
