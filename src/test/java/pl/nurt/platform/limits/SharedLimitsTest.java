package pl.nurt.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.platform.Tables.LIMIT_USE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.platform.limits.internal.LimitRepository;
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

    @Autowired
    private LimitRepository repository;

    private final Standing standing = new Standing();
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
    void a_flood_of_whoever_was_refused_is_written_down_once_a_second() {
        var here = new SharedLimits(repository, standing);
        for (var i = 0; i < 51; i++) {
            here.take(FIFTY, who);
        }
        for (var i = 0; i < 100; i++) {
            assertThat(here.take(FIFTY, who).granted()).isFalse();
        }
        assertThat(here.take(FIFTY, who).used()).isEqualTo(152);
        assertThat(written()).as("the row was left alone").isEqualTo(51);

        standing.now = standing.now.plusSeconds(1);
        assertThat(here.take(FIFTY, who)).isEqualTo(new Place(false, 153, Duration.ofSeconds(15 * 60 - 1)));
        assertThat(written()).isEqualTo(153);

        standing.now = standing.now.plus(Duration.ofMinutes(15));
        assertThat(here.take(FIFTY, who).used()).isOne();
    }

    @Test
    void whoever_gives_back_a_place_makes_room_at_once_here_and_within_a_second_elsewhere() {
        var here = new SharedLimits(repository, standing);
        var elsewhere = new SharedLimits(repository, standing);
        for (var i = 0; i < 50; i++) {
            here.take(FIFTY, who);
        }
        assertThat(elsewhere.take(FIFTY, who).granted()).isFalse();
        assertThat(elsewhere.take(FIFTY, who).granted()).isFalse();
        here.giveBack(FIFTY, who, 10);
        assertThat(here.take(FIFTY, who).used()).isEqualTo(42);

        standing.now = standing.now.plusSeconds(1);
        assertThat(elsewhere.take(FIFTY, who)).isEqualTo(new Place(true, 44, Duration.ofSeconds(15 * 60 - 1)));
    }

    private int written() {
        return db.select(LIMIT_USE.USED)
                .from(LIMIT_USE)
                .where(LIMIT_USE.WHO.eq(who))
                .fetchSingle()
                .value1();
    }

    private static final class Standing extends Clock {
        private Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
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
