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
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

@HttpTest
class PageStatusTest {
    private static final String PASSWORD = "woda z kranu 2026";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Test
    void a_page_that_somebody_may_not_open_answers_as_one_that_does_not_exist() {
        var resident = signedIn(Role.RESIDENT);
        assertThat(resident.get("/office/meters").statusCode()).isEqualTo(404);
        assertThat(resident.get("/office/bridges/1").statusCode()).isEqualTo(404);
        assertThat(resident.get("/office/nonexist").statusCode()).isEqualTo(404);
        assertThat(resident.get("/start").statusCode()).isEqualTo(200);

        assertThat(signedIn(Role.TECHNICIAN).get("/office/meters").statusCode()).isEqualTo(200);
    }

    private Browser signedIn(Role role) {
        var login = "test-" + UUID.randomUUID();
        AsSystem.run(
                () -> accounts.create(new NewAccount(login, "Jan Testowy", Languages.POLISH, Set.of(role)), PASSWORD));
        var browser = new Browser(port);
        browser.signIn(login, PASSWORD);
        return browser;
    }
}
