package pl.nurt.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.platform.Tables.LIMIT_USE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.IdentitySettings;
import pl.nurt.identity.NewAccount;
import pl.nurt.identity.NotJudgedException;
import pl.nurt.identity.Role;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.platform.work.WorkPool;
import pl.nurt.testing.HttpTest;

/** What the review did to the sign-in: a race, a walk through one household's addresses, one account from everywhere. */
@HttpTest
class GuessingTest {
    private static final String PASSWORD = "woda z kranu 2026";
    private static final String ADMITTED = "admitted";
    private static final String JUDGED = BadCredentialsException.class.getSimpleName();
    private static final String NOT_JUDGED = NotJudgedException.class.getSimpleName();
    private static final int MOST = 10;

    @Autowired
    private StoredAccounts stored;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    @Qualifier("hashingPool")
    private WorkPool hashing;

    @Autowired
    private SignInAttempts attempts;

    @Autowired
    private DSLContext db;

    @Autowired
    private SharedLimits limits;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Accounts accounts;

    private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
    private PasswordSignIn signIn;
    private final String login = "test-" + UUID.randomUUID();

    /** What is counted is what these tests are about: a hash that costs nothing is as good as one that costs a tenth of a second. */
    @BeforeEach
    void aPatienceOfTen() {
        var quick = new DelegatingPasswordEncoder(
                "argon2",
                Map.of("argon2", new PooledPasswordEncoder(new Argon2PasswordEncoder(16, 32, 1, 64, 1), hashing)));
        signIn = judgedBy(hashing, quick);
        AsSystem.run(() -> accounts.createWithoutPassword(
                new NewAccount(login, "Jan Testowy", Languages.POLISH, Set.of(Role.RESIDENT))));
        db.update(USER_ACCOUNT)
                .set(USER_ACCOUNT.PASSWORD_HASH, quick.encode(PASSWORD))
                .where(USER_ACCOUNT.LOGIN.eq(login))
                .execute();
    }

    private PasswordSignIn judgedBy(WorkPool pool) {
        return judgedBy(pool, encoder);
    }

    private PasswordSignIn judgedBy(WorkPool pool, PasswordEncoder encoder) {
        var settings = new IdentitySettings(
                5, Duration.ofMinutes(15), MOST, Duration.ofMinutes(15), 6, Duration.ofHours(12), 16);
        return new PasswordSignIn(stored, encoder, pool, attempts, limits, settings, events, pauses::add);
    }

    @Test
    void whoever_finds_no_place_for_hashing_costs_the_database_nothing() throws Exception {
        var pool = new WorkPool("test", 1, 0);
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var somebody = Executors.newVirtualThreadPerTaskExecutor()) {
            var hash = somebody.submit(() -> pool.call(() -> {
                begun.countDown();
                over.await();
                return "hashed";
            }));
            begun.await();
            try {
                signIn = judgedBy(pool);
                assertThat(answer(login, PASSWORD, "198.51.100.210")).isEqualTo(NOT_JUDGED);
            } finally {
                over.countDown();
            }
            assertThat(hash.get()).isEqualTo("hashed");
        } finally {
            pool.stop();
        }
        assertThat(db.fetchExists(LIMIT_USE, LIMIT_USE.WHO.eq("198.51.100.210")))
                .isFalse();
    }

    @Test
    void while_places_may_still_be_given_back_the_wait_is_short_and_then_it_is_the_windows() throws Exception {
        var pool = new WorkPool("test", 1, 3 * MOST);
        var over = new CountDownLatch(1);
        var home = "198.51.100.211";
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            signIn = judgedBy(pool, new PooledPasswordEncoder(new BCryptPasswordEncoder(4), pool));
            var hash = callers.submit(() -> pool.call(() -> {
                over.await();
                return "hashed";
            }));
            try {
                for (var i = 0; i < MOST; i++) {
                    callers.submit(() -> answer("nobody-" + UUID.randomUUID(), home));
                }
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> db.fetchExists(LIMIT_USE, LIMIT_USE.WHO.eq(home), LIMIT_USE.USED.eq(MOST)));

                assertThat(waitFrom(home)).isLessThan(Duration.ofMinutes(1));
            } finally {
                over.countDown();
            }
            assertThat(hash.get()).isEqualTo("hashed");
        } finally {
            pool.stop();
        }

        signIn = judgedBy(hashing);
        assertThat(waitFrom(home)).isGreaterThan(Duration.ofMinutes(1));
    }

    private Duration waitFrom(String address) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated("nobody", "woda ze studni");
        attempt.setDetails(new WebAuthenticationDetails(address, null));
        return catchThrowableOfType(NotJudgedException.class, () -> signIn.authenticate(attempt))
                .retryAfter();
    }

    @Test
    void of_a_hundred_guesses_at_once_no_more_are_judged_than_one_after_the_other() throws Exception {
        // By hashes as slow as the real ones, which are these.
        signIn = judgedBy(hashing);
        var guesses = new ArrayList<Callable<String>>();
        for (var i = 0; i < 100; i++) {
            guesses.add(() -> answer("nobody-" + UUID.randomUUID(), "198.51.100.200"));
        }
        var judged = 0;
        try (var callers = Executors.newFixedThreadPool(100)) {
            for (var answer : callers.invokeAll(guesses)) {
                judged += answer.get().equals(JUDGED) ? 1 : 0;
            }
        }
        assertThat(judged).isBetween(1, MOST);
    }

    @Test
    void the_next_address_of_the_same_household_is_not_listened_to_and_the_neighbour_is() {
        for (var i = 0; i < MOST; i++) {
            assertThat(answer("nobody", "2001:db8:77:1::" + i)).isEqualTo(JUDGED);
        }

        assertThat(answer(login, PASSWORD, "2001:db8:77:1:ffff::1")).isEqualTo(NOT_JUDGED);
        assertThat(answer(login, PASSWORD, "2001:db8:77:2::1")).isEqualTo(ADMITTED);
    }

    @Test
    void who_signs_in_does_not_use_up_the_places_of_his_neighbours() {
        for (var i = 0; i < 2 * MOST; i++) {
            assertThat(answer(login, PASSWORD, "198.51.100.201")).isEqualTo(ADMITTED);
        }
    }

    @Test
    void one_account_from_everywhere_is_slowed_and_its_owner_is_not_locked_out_by_that() {
        // Never five in a row: the lock is another door.
        for (var i = 0; i < 9; i++) {
            answer(login, "198.51.101." + i);
            if (i % 3 == 2) {
                assertThat(answer(login, PASSWORD, "198.51.102." + i)).isEqualTo(ADMITTED);
            }
        }
        assertThat(answer(login, PASSWORD, "198.51.103.1")).isEqualTo(ADMITTED);
        // The more there were the longer, and never so long as to lock anybody out.
        assertThat(List.copyOf(pauses))
                .isSorted()
                .startsWith(Duration.ZERO)
                .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(5)))
                .last()
                .isEqualTo(Duration.ofSeconds(4));
    }

    private String answer(String who, String address) {
        return answer(who, "woda ze studni", address);
    }

    private String answer(String who, String password, String address) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(who, password);
        attempt.setDetails(new WebAuthenticationDetails(address, null));
        try {
            signIn.authenticate(attempt);
            return ADMITTED;
        } catch (AuthenticationException refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
