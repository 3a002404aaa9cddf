package pl.nurt.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.testing.IntegrationTest;

/** Portals on one database tell each other what was committed; one that was cut off looks at everything again. */
@IntegrationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class LiveExchangeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcConnectionDetails database;
    private final DataSource pool;
    private final JdbcTemplate sql;
    private final List<Portal> portals = new ArrayList<>();

    @Autowired
    LiveExchangeTest(JdbcConnectionDetails database, DataSource pool, JdbcTemplate sql) {
        this.database = database;
        this.pool = pool;
        this.sql = sql;
    }

    private record Happened(UUID what) implements LiveEvent {}

    /** One portal's part: what its views hear. */
    private final class Portal {
        final List<LiveEvent> arrived = new CopyOnWriteArrayList<>();
        final List<List<Happened>> seen = new CopyOnWriteArrayList<>();
        final LiveUpdates live = new LiveUpdates(Clock.systemUTC());
        final LiveExchange exchange = new LiveExchange(
                live,
                event -> {
                    if (event instanceof LiveArrival arrival && arrival.event() instanceof Happened) {
                        arrived.add(arrival.event());
                    }
                },
                database,
                pool);

        Portal() {
            live.add(new Subscription<>(Happened.class, event -> true, seen::add, Runnable::run, (task, delay) -> {}));
            exchange.start();
            portals.add(this);
        }

        void commit(LiveEvent event) {
            live.committed(event);
            exchange.committed(event);
        }
    }

    @AfterEach
    void stop() {
        portals.forEach(portal -> {
            portal.exchange.stop();
            portal.live.close();
        });
    }

    @Test
    void what_one_portal_commits_the_others_hear_once_and_it_hears_itself_not_again() {
        var before = connections("");
        var here = new Portal();
        var there = new Portal();
        awaitListeners(2, before);
        var first = new Happened(UUID.randomUUID());
        var second = new Happened(UUID.randomUUID());

        here.commit(first);
        await().atMost(PATIENCE).until(() -> there.arrived.contains(first));
        there.commit(second);
        await().atMost(PATIENCE).until(() -> here.arrived.contains(second));

        assertThat(here.arrived).containsExactly(second);
        assertThat(there.arrived).containsExactly(first);
        assertThat(here.seen.getFirst()).containsExactly(first);
        assertThat(there.seen.getFirst()).containsExactly(first);
    }

    @Test
    void a_portal_that_was_cut_off_comes_back_and_has_its_views_look_again() {
        var before = connections("");
        var here = new Portal();
        var there = new Portal();
        awaitListeners(2, before);

        var cut = connections("");
        sql.queryForList(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'nurt-live' and"
                        + " datname = current_database()");

        await().atMost(PATIENCE).until(() -> here.seen.contains(List.of()) && there.seen.contains(List.of()));
        awaitListeners(2, cut);
        var event = new Happened(UUID.randomUUID());
        here.commit(event);
        await().atMost(PATIENCE).until(() -> there.arrived.contains(event));
    }

    /** Waits until so many more listen than were connected before; a connection that says nothing for long shows another statement. */
    private void awaitListeners(int more, Set<Integer> before) {
        await().atMost(PATIENCE).until(() -> {
            var listening = connections("and query ilike 'listen%'");
            listening.removeAll(before);
            return listening.size() >= more;
        });
    }

    private Set<Integer> connections(String which) {
        return new HashSet<>(sql.queryForList(
                "select pid from pg_stat_activity where application_name = 'nurt-live' and datname ="
                        + " current_database() "
                        + which,
                Integer.class));
    }
}
