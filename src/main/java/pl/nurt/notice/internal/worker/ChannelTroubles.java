package pl.nurt.notice.internal.worker;

import static pl.nurt.db.notice.Tables.CHANNEL_TROUBLE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.notice.Channel;
import pl.nurt.notice.internal.rules.BackOff;

/** The circuit of each channel, in the database: so all portals leave a provider in peace together, and the office sees since when. */
@Repository
class ChannelTroubles {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DSLContext db;
    private final Clock clock;

    ChannelTroubles(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param isKnown whether the last word was a failure @param isOpen whether nothing may leave now */
    record Trouble(boolean isKnown, boolean isOpen) {}

    @Transactional(readOnly = true)
    public Trouble of(Channel channel) {
        var openUntil = db.select(CHANNEL_TROUBLE.OPEN_UNTIL)
                .from(CHANNEL_TROUBLE)
                .where(CHANNEL_TROUBLE.CHANNEL.eq(channel))
                .fetchOne(CHANNEL_TROUBLE.OPEN_UNTIL);
        return new Trouble(openUntil != null, openUntil != null && openUntil.isAfter(clock.instant()));
    }

    @Transactional
    public void fail(Channel channel, String reason) {
        var now = clock.instant();
        var failures = db.insertInto(CHANNEL_TROUBLE)
                .set(CHANNEL_TROUBLE.CHANNEL, channel)
                .set(CHANNEL_TROUBLE.SINCE, now)
                .set(CHANNEL_TROUBLE.FAILURES, 1)
                .set(CHANNEL_TROUBLE.OPEN_UNTIL, now)
                .set(CHANNEL_TROUBLE.LAST_ERROR, reason)
                .onConflict(CHANNEL_TROUBLE.CHANNEL)
                .doUpdate()
                .set(CHANNEL_TROUBLE.FAILURES, CHANNEL_TROUBLE.FAILURES.plus(1))
                .set(CHANNEL_TROUBLE.LAST_ERROR, DSL.excluded(CHANNEL_TROUBLE.LAST_ERROR))
                .returningResult(CHANNEL_TROUBLE.FAILURES)
                .fetchSingle()
                .value1();
        db.update(CHANNEL_TROUBLE)
                .set(CHANNEL_TROUBLE.OPEN_UNTIL, until(now, failures))
                .where(CHANNEL_TROUBLE.CHANNEL.eq(channel))
                .execute();
    }

    @Transactional
    public void end(Channel channel) {
        db.deleteFrom(CHANNEL_TROUBLE)
                .where(CHANNEL_TROUBLE.CHANNEL.eq(channel))
                .execute();
    }

    private static Instant until(Instant now, int failures) {
        var pause = BackOff.pause(failures, Math.random());
        return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
