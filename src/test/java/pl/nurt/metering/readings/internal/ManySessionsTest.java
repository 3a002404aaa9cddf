package pl.nurt.metering.readings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.metering.Tables.DAILY_USE;
import static pl.nurt.db.metering.Tables.QUARANTINED_READING;
import static pl.nurt.db.metering.Tables.READING;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.AsSystem;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.MeteringFixture.RegisteredBridge;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.ReadingAnswer;
import pl.nurt.metering.readings.ReadingAnswer.Accepted;
import pl.nurt.metering.readings.ReadingAnswer.Repeated;
import pl.nurt.metering.readings.ReadingIntake;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.HttpTest;

/** The same readings by several connections at once, each in its own transaction. */
@HttpTest
class ManySessionsTest {
    private static final int SESSIONS = 4;

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    @Autowired
    private ReadingIntake intake;

    private MeteringFixture fixture;
    private RegisteredBridge bridge;
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void aBridge() {
        fixture = new MeteringFixture(db, bridges);
        bridge = fixture.bridge();
    }

    @Test
    void each_reading_is_accepted_by_one_session_and_repeated_for_the_others() throws Exception {
        var serials = new ArrayList<String>();
        var meters = new ArrayList<MeterId>();
        for (var i = 0; i < 60; i++) {
            serials.add(MeteringFixture.newName());
            meters.add(fixture.meter(serials.getLast()));
        }
        fixture.reads(bridge.id(), "c", meters.toArray(MeterId[]::new));
        for (var round = 0; round < 5; round++) {
            var at = now.minus(Duration.ofMinutes(60 - round));
            var answers = together(at, serials);

            for (var place = 0; place < serials.size(); place++) {
                var reading = place;
                assertThat(answers.stream().map(one -> one.get(reading)))
                        .containsOnly(new Accepted(), new Repeated())
                        .containsOnlyOnce(new Accepted());
            }
        }
        assertThat(db.fetchCount(READING, READING.METER_ID.in(meters))).isEqualTo(300);
        await().atMost(Duration.ofMinutes(5))
                .until(() -> db.fetchCount(DAILY_USE, DAILY_USE.METER_ID.in(meters)) >= 60);
    }

    @Test
    void what_nobody_knows_is_kept_once() throws Exception {
        var serials = List.of(MeteringFixture.newName(), MeteringFixture.newName());

        together(now, serials);

        assertThat(db.fetchCount(QUARANTINED_READING, QUARANTINED_READING.IDENTIFICATION.in(serials)))
                .isEqualTo(2);
    }

    /** Every session delivers all of them at once, in an order of its own; the answers come in the order of the serials. */
    private List<List<ReadingAnswer>> together(Instant at, List<String> serials) throws Exception {
        var barrier = new CyclicBarrier(SESSIONS);
        try (var sessions = Executors.newFixedThreadPool(SESSIONS)) {
            var work = new ArrayList<Callable<List<ReadingAnswer>>>();
            for (var session = 0; session < SESSIONS; session++) {
                var order = new ArrayList<>(serials);
                Collections.shuffle(order, new Random(session));
                work.add(() -> {
                    barrier.await();
                    var answers = deliver(at, order);
                    return serials.stream()
                            .map(serial -> answers.get(order.indexOf(serial)))
                            .toList();
                });
            }
            var all = new ArrayList<List<ReadingAnswer>>();
            for (var done : sessions.invokeAll(work)) {
                all.add(done.get());
            }
            return all;
        }
    }

    private List<ReadingAnswer> deliver(Instant at, List<String> serials) {
        var batch = serials.stream()
                .map(serial -> new BridgeReading("c", serial, at, "1", Set.of(), null, null))
                .toList();
        return AsSystem.call(() -> intake.accept(bridge.id(), batch));
    }
}
