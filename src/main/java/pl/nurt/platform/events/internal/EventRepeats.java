package pl.nurt.platform.events.internal;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static pl.nurt.db.platform.Tables.EVENT_PUBLICATION;

import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.stereotype.Component;
import pl.nurt.platform.events.EventSettings;

/**
 * Has events handled again whose handling failed, or never ended because its portal was killed.
 *
 * <p>On one portal at a time. A handler that fails again and again is left alone for longer each time, up to an hour, and never given up.
 */
@Component
class EventRepeats {
    private static final Logger log = LoggerFactory.getLogger(EventRepeats.class);
    private static final int MOST_AT_A_TIME = 1_000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final DSLContext db;
    private final FailedEventPublications failed;
    private final EventSettings settings;
    private final Clock clock;

    EventRepeats(DSLContext db, FailedEventPublications failed, EventSettings settings, Clock clock) {
        this.db = db;
        this.failed = failed;
        this.settings = settings;
        this.clock = clock;
    }

    void repeat() {
        var stale = giveUp();
        if (stale > 0) {
            log.warn("events left unfinished by a portal that is gone: {}", stale);
        }
        failed.resubmit(
                ResubmissionOptions.defaults().withBatchSize(MOST_AT_A_TIME).withFilter(this::isDue));
    }

    /** What was begun so long ago that nobody works on it any more counts as failed. */
    private int giveUp() {
        var e = EVENT_PUBLICATION;
        var lastBegun = greatest(e.PUBLICATION_DATE, coalesce(e.LAST_RESUBMISSION_DATE, e.PUBLICATION_DATE));
        return db.update(e)
                .set(e.STATUS, EventPublication.Status.FAILED.name())
                .where(
                        e.STATUS.in(
                                EventPublication.Status.PUBLISHED.name(),
                                EventPublication.Status.PROCESSING.name(),
                                EventPublication.Status.RESUBMITTED.name()),
                        lastBegun.lt(clock.instant().minus(settings.staleAfter())))
                .execute();
    }

    private boolean isDue(EventPublication publication) {
        var last = publication.getLastResubmissionDate();
        var begun = last == null ? publication.getPublicationDate() : last;
        return !begun.plus(pause(publication.getCompletionAttempts())).isAfter(clock.instant());
    }

    /** Doubles with every attempt, from 15 seconds after the first to an hour. */
    static Duration pause(int attempts) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.clamp(attempts - 1, 0, 20));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
