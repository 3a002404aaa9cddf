package pl.nurt.customer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.people.Customers;
import pl.nurt.identity.Role;
import pl.nurt.platform.RefusedInputException;
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
