package pl.nurt.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.platform.Tables.LIMIT_USE;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.MovableClock;

@HttpTest
class SharedLimitsTest {
    private static final Limit FIFTY = new Limit("test.fifty", 50, Duration.ofMinutes(15));

    @Autowired
    private SharedLimits limits;

    @Autowired
    private DSLContext db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    private final String who = UUID.randomUUID().toString();

    @Test
    void of_a_hundred_who_come_at_once_so_many_get_a_place_as_there_are() throws Exception {
        Callable<Place> one = () -> limits.take(FIFTY, who);
        try (var callers = Executors.newFixedThreadPool(8)) {
            var granted = 0;
            for (var place :
                    callers.invokeAll(Stream.generate(() -> one).limit(100).toList())) {
                granted += place.get().granted() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(50);
        }
    }

    @Test
    void a_place_that_is_given_back_is_free_again_and_a_window_ends() {
        for (var i = 0; i < 50; i++) {
            assertThat(limits.take(FIFTY, who).granted()).isTrue();
        }
        limits.giveBack(FIFTY, who);
        assertThat(limits.take(FIFTY, who).granted()).isTrue();
        var refused = limits.take(FIFTY, who);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.until()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(15));

        clock.advance(Duration.ofMinutes(15));
        limits.giveBack(FIFTY, who);
        assertThat(limits.take(FIFTY, who)).isEqualTo(new Place(true, 1, Duration.ofMinutes(15)));
    }

    @Test
    void several_places_are_taken_together_or_not_at_all_and_others_are_not_counted_with_them() {
        assertThat(limits.take(FIFTY, who, 40).granted()).isTrue();
        assertThat(limits.take(FIFTY, who, 11).granted()).isFalse();
        assertThat(limits.take(FIFTY, who + "x", 50).granted()).isTrue();
        assertThat(limits.take(new Limit("test.other", 1, Duration.ofMinutes(1)), who)
                        .granted())
                .isTrue();
    }

    @Test
    void what_is_rolled_back_was_tried_all_the_same() {
        transaction.executeWithoutResult(status -> {
            limits.take(FIFTY, who);
            status.setRollbackOnly();
        });

        assertThat(limits.take(FIFTY, who).used()).isEqualTo(2);
    }

    @Test
    void counting_waits_for_no_disk_and_keeps_nothing_that_was_typed() {
        assertThat(db.fetchValue(
                        "select relpersistence::text from pg_class where oid = 'platform.limit_use'::regclass"))
                .as("unlogged")
                .isEqualTo("u");
        limits.take(FIFTY, Unreadable.of("a password in the wrong field"));
        assertThat(db.fetchExists(LIMIT_USE, LIMIT_USE.WHO.contains("password")))
                .isFalse();
    }
}
