package pl.nurt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

/** What is kept of a password, and what of it counts. */
@HttpTest
class PasswordKeepingTest {
    private static final String PASSWORD = "  Woda z kranu " + "i ze studni ".repeat(8) + "ż";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcTemplate sql;

    private final String login = "test-" + UUID.randomUUID();
    private UserAccountId account = new UserAccountId(0);

    @BeforeEach
    void somebodyHasAnAccount() {
        account = AsSystem.call(() -> accounts.create(
                new NewAccount(login, "Jan Testowy", Languages.POLISH, Set.of(Role.RESIDENT)), PASSWORD));
    }

    @Test
    void every_letter_counts_as_it_was_typed() {
        assertThat(admitted(PASSWORD)).isTrue();
        assertThat(admitted(PASSWORD.strip())).isFalse();
        assertThat(admitted(PASSWORD.toLowerCase(Locale.ROOT))).isFalse();
        assertThat(admitted(PASSWORD.substring(0, PASSWORD.length() - 1))).isFalse();
        assertThat(admitted(PASSWORD + " ")).isFalse();
    }

    @Test
    void what_is_kept_is_argon2id_with_memory_and_passes() {
        assertThat(kept()).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void a_hash_of_another_kind_is_replaced_at_the_next_sign_in() {
        var shorter = PASSWORD.substring(0, 40);
        sql.update(
                "update identity.user_account set password_hash = ? where user_account_id = ?",
                "{bcrypt}" + new BCryptPasswordEncoder(4).encode(shorter),
                account.value());

        assertThat(admitted(shorter)).isTrue();
        assertThat(kept()).startsWith("{argon2id}");
        assertThat(admitted(shorter)).isTrue();
    }

    private String kept() {
        return Objects.requireNonNull(sql.queryForObject(
                "select password_hash from identity.user_account where user_account_id = ?",
                String.class,
                account.value()));
    }

    private boolean admitted(String password) {
        var browser = new Browser(port);
        var location = browser.signIn(login, password).headers().firstValue("Location");
        return location.filter("/start"::equals).isPresent()
                && browser.get("/start").headers().firstValue("Location").isEmpty();
    }
}
