package pl.nurt.customer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.internal.access.AccessRepository;
import pl.nurt.customer.people.Customers;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.Role;
import pl.nurt.identity.audit.Audit;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;

@HttpTest
class AccessCodeRaceTest {
    @Autowired
    AccessCodes codes;

    @Autowired
    AccountOpening opening;

    @Autowired
    Customers customers;

    @Autowired
    SignIn signIn;

    @Autowired
    AccessRepository repository;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessSettings settings;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Test
    void of_many_who_guess_at_the_same_time_on_two_portals_so_many_are_listened_to_as_on_one() throws Exception {
        var judged = new ConcurrentLinkedQueue<SecurityEvent>();
        var portals = List.of(portal(judged), portal(judged));
        var address = "2001:db8:5:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff);
        var guesses = new ArrayList<Callable<Void>>();
        for (var i = 0; i < 60; i++) {
            var guess = i;
            guesses.add(() -> {
                assertThatThrownBy(() -> portals.get(guess % 2)
                                .open(
                                        new AccountRequest(
                                                "999999",
                                                "AAAA-BBBB-" + (1000 + guess),
                                                "guess-" + UUID.randomUUID(),
                                                "konik morski na ryneczku",
                                                Languages.POLISH),
                                        address + "::" + Integer.toHexString(guess + 1)))
                        .isInstanceOf(RefusedInputException.class);
                return null;
            });
        }
        try (var people = Executors.newFixedThreadPool(8)) {
            for (var guess : people.invokeAll(guesses)) {
                guess.get();
            }
        }

        assertThat(judged).hasSize(settings.failuresPerAddress());
    }

    /** As another portal has it: with a memory of its own. */
    private AccountOpening portal(Collection<SecurityEvent> judged) {
        return new AccountOpening(
                repository,
                accounts,
                settings,
                audit,
                event -> {
                    if (event instanceof SecurityEvent sign) {
                        judged.add(sign);
                    }
                },
                transaction,
                clock,
                beans.createBean(SharedLimits.class));
    }

    @Test
    void of_many_who_use_one_code_at_the_same_time_one_gets_an_account() throws Exception {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var ewa = customers.add(Drafts.person("Ewa", "Dąbrowska").draft(), clerk);
        var number = customers.card(ewa).number();
        var code = codes.issue(ewa, null, clerk).code();
        var attempts = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 4; i++) {
            attempts.add(() -> {
                try {
                    opening.open(
                            new AccountRequest(
                                    number,
                                    code,
                                    "race-" + UUID.randomUUID(),
                                    "konik morski na ryneczku",
                                    Languages.POLISH),
                            "192.0.2.1");
                    return true;
                } catch (RefusedInputException refused) {
                    return false;
                }
            });
        }

        var won = 0;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : people.invokeAll(attempts)) {
                won += attempt.get() ? 1 : 0;
            }
        }

        assertThat(won).isEqualTo(1);
        assertThat(customers.card(ewa).accounts()).hasSize(1);
    }
}
