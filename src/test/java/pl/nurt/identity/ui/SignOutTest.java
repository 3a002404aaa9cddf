package pl.nurt.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.NewAccount;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

@HttpTest
class SignOutTest {
    private static final String PASSWORD = "woda z kranu 2026";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OpenSessions sessions;

    @Test
    void ending_an_accounts_sessions_ends_them_on_every_device_and_nobody_elses() {
        var login = "test-" + UUID.randomUUID();
        var account = account(login);
        var phone = signedIn(login);
        var laptop = signedIn(login);
        var otherLogin = "test-" + UUID.randomUUID();
        var other = account(otherLogin);
        var neighbour = signedIn(otherLogin);
        assertThat(sessions.count(account)).isEqualTo(2);

        sessions.endAll(account);

        assertThat(sessions.count(account)).isZero();
        assertThat(sessions.count(other)).isEqualTo(1);
        assertThat(leadsToSignIn(phone)).isTrue();
        assertThat(leadsToSignIn(laptop)).isTrue();
        assertThat(leadsToSignIn(neighbour)).isFalse();
    }

    @Test
    void after_the_end_one_signs_in_again_with_another_session() {
        var login = "test-" + UUID.randomUUID();
        var account = account(login);
        var phone = signedIn(login);
        var before = phone.session().orElseThrow();

        sessions.endAll(account);
        phone.signIn(login, PASSWORD);

        assertThat(leadsToSignIn(phone)).isFalse();
        assertThat(phone.session().orElseThrow()).isNotEqualTo(before);
        assertThat(sessions.count(account)).isEqualTo(1);
    }

    private Browser signedIn(String login) {
        var browser = new Browser(port);
        browser.signIn(login, PASSWORD);
        assertThat(leadsToSignIn(browser)).isFalse();
        return browser;
    }

    private static boolean leadsToSignIn(Browser browser) {
        return browser.get("/start").headers().firstValue("Location").stream().anyMatch("/sign-in"::equals);
    }

    private UserAccountId account(String login) {
        return AsSystem.call(() -> accounts.create(
                new NewAccount(login, "Jan Testowy", Languages.POLISH, Set.of(Role.RESIDENT)), PASSWORD));
    }
}
