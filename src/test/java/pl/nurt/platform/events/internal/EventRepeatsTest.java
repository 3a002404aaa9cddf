package pl.nurt.platform.events.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.platform.Tables.EVENT_PUBLICATION;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.platform.events.internal.HeardEvents.Happened;
import pl.nurt.testing.IntegrationTest;

/** An event between rooms is heard after the commit, and again until it was handled. Committed for real: another thread hears it. */
@IntegrationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class EventRepeatsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final HeardEvents room;
    private final EventRepeats repeats;
    private final DSLContext db;
    private final Clock clock;
    private final Happened event = new Happened(UUID.randomUUID().toString());

    @Autowired
    EventRepeatsTest(
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            HeardEvents room,
            EventRepeats repeats,
            DSLContext db,
            Clock clock) {
        this.events = events;
        this.transaction = transaction;
        this.room = room;
        this.repeats = repeats;
        this.db = db;
        this.clock = clock;
    }

    @Test
    void an_event_is_heard_after_the_commit_and_leaves_the_registry() {
        publish();

        await().atMost(PATIENCE).until(() -> room.heard().contains(event) && registered() == 0);
        assertThat(room.heard()).containsOnlyOnce(event);
    }

    @Test
    void an_event_of_a_transaction_that_is_rolled_back_is_never_heard() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(event);
            status.setRollbackOnly();
        });

        assertThat(registered()).isZero();
        assertThat(room.heard()).doesNotContain(event);
    }

    @Test
    void what_a_room_stumbled_over_is_repeated_when_its_pause_is_over() {
        room.stumble(1);
        publish();
        await().atMost(PATIENCE).until(() -> registeredAs("FAILED") == 1);

        // Too early: the first pause has not passed.
        repeats.repeat();
        assertThat(room.heard()).doesNotContain(event);
        letPass(Duration.ofMinutes(1));
        repeats.repeat();

        await().atMost(PATIENCE).until(() -> room.heard().contains(event) && registered() == 0);
    }

    @Test
    void what_a_portal_left_behind_when_it_was_killed_is_repeated() {
        for (var status : new String[] {"PUBLISHED", "PROCESSING", "RESUBMITTED"}) {
            room.heard().clear();
            leaveBehind(status);

            repeats.repeat();

            await(status).atMost(PATIENCE).until(() -> room.heard().contains(event) && registered() == 0);
        }
    }

    @Test
    void a_room_that_stumbles_again_and_again_is_asked_less_and_less_often() {
        assertThat(EventRepeats.pause(1)).isEqualTo(Duration.ofSeconds(15));
        assertThat(EventRepeats.pause(4)).isEqualTo(Duration.ofMinutes(2));
        assertThat(EventRepeats.pause(50)).isEqualTo(Duration.ofHours(1));
        assertThat(EventRepeats.pause(0)).isEqualTo(Duration.ofSeconds(15));
    }

    private void publish() {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    /** As a killed portal leaves it: in the registry, with nobody at it. */
    private void leaveBehind(String status) {
        var longAgo = clock.instant().minus(Duration.ofMinutes(10));
        db.insertInto(EVENT_PUBLICATION)
                .set(EVENT_PUBLICATION.ID, UUID.randomUUID())
                .set(EVENT_PUBLICATION.EVENT_TYPE, Happened.class.getName())
                .set(
                        EVENT_PUBLICATION.LISTENER_ID,
                        HeardEvents.class.getName() + ".on(" + Happened.class.getName() + ")")
                .set(EVENT_PUBLICATION.SERIALIZED_EVENT, "{\"what\":\"" + event.what() + "\"}")
                .set(EVENT_PUBLICATION.PUBLICATION_DATE, longAgo)
                .set(EVENT_PUBLICATION.LAST_RESUBMISSION_DATE, longAgo)
                .set(EVENT_PUBLICATION.COMPLETION_ATTEMPTS, 1)
                .set(EVENT_PUBLICATION.STATUS, status)
                .execute();
    }

    private void letPass(Duration time) {
        db.update(EVENT_PUBLICATION)
                .set(EVENT_PUBLICATION.PUBLICATION_DATE, clock.instant().minus(time))
                .set(EVENT_PUBLICATION.LAST_RESUBMISSION_DATE, clock.instant().minus(time))
                .where(own())
                .execute();
    }

    private int registered() {
        return db.fetchCount(EVENT_PUBLICATION, own());
    }

    private int registeredAs(String status) {
        return db.fetchCount(EVENT_PUBLICATION, own().and(EVENT_PUBLICATION.STATUS.eq(status)));
    }

    private Condition own() {
        return EVENT_PUBLICATION.SERIALIZED_EVENT.contains(event.what());
    }
}
