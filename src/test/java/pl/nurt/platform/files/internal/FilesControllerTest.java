package pl.nurt.platform.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.FileRules;
import pl.nurt.platform.files.SentFile;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Browser;
import pl.nurt.testing.FileCabinet;
import pl.nurt.testing.HttpTest;

@HttpTest
class FilesControllerTest {
    private static final String PASSWORD = "Woda-w-kranie-2026";

    @Autowired
    private Accounts accounts;

    @Autowired
    private StoredFiles files;

    @LocalServerPort
    private int port;

    @Test
    void a_download_is_saved_under_its_polish_name_and_never_shown_in_the_portal() {
        var login = login();
        var account = resident(login);
        var kept = keep(account, "Zgłoszenie „Łąkowa” <b>.txt");
        var answer = signedIn(login).get("/" + kept.address());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Zażółć gęślą jaźń");
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"Zgloszenie")
                .contains("filename*=UTF-8''Zg%C5%82oszenie%20");
        assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(headers.firstValue("Content-Length")).hasValue(String.valueOf(kept.size()));
    }

    @Test
    void a_guessed_address_tells_nothing() {
        var kept = keep(resident(login()), "cudze.txt");
        var other = login();
        resident(other);
        var browser = signedIn(other);

        assertThat(browser.get("/" + kept.address()).statusCode()).isEqualTo(404);
        var nothing = browser.get("/files/999999999999");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body()).contains("Nie ma takiej strony", "There is no such page");
    }

    @Test
    void who_is_not_signed_in_is_asked_to() {
        var kept = keep(resident(login()), "cudze.txt");
        var answer = new Browser(port).get("/" + kept.address());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.body()).isEmpty();
    }

    private static String login() {
        return "files-" + UUID.randomUUID();
    }

    private UserAccountId resident(String login) {
        return AsSystem.call(() -> accounts.create(
                new NewAccount(login, "Jan Testowy", Languages.POLISH, Set.of(Role.RESIDENT)), PASSWORD));
    }

    private Browser signedIn(String login) {
        var browser = new Browser(port);
        assertThat(browser.signIn(login, PASSWORD).statusCode()).isEqualTo(302);
        return browser;
    }

    private StoredFile keep(UserAccountId account, String name) {
        var text = "Zażółć gęślą jaźń".getBytes(StandardCharsets.UTF_8);
        return files.keep(
                FileCabinet.drawerOf(account.value()),
                new SentFile(name, text.length, new ByteArrayInputStream(text), account.value()),
                FileRules.of(1, 5, Set.of(FileKind.TEXT)));
    }
}
