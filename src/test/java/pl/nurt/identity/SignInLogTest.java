package pl.nurt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.AuditFilter;
import pl.nurt.identity.audit.AuditKind;
import pl.nurt.identity.audit.AuditLog;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

/** Who signed in, who could not, and who left stands in the log, with where it came from. */
@HttpTest
class SignInLogTest {
    private static final String PASSWORD = "woda z kranu 2026";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditLog log;

    @Autowired
    private IdentitySettings settings;

    @Autowired
    private SignIns signIns;

    private final String login = "test-" + UUID.randomUUID();
    private UserAccountId account = new UserAccountId(0);

    @BeforeEach
    void somebodyHasAnAccount() {
        account = AsSystem.call(() -> accounts.create(
                new NewAccount(login, "Jan Testowy", Languages.POLISH, Set.of(Role.RESIDENT)), PASSWORD));
    }

    @Test
    void signing_in_and_out_is_noted_with_the_address_it_came_from() {
        var browser = new Browser(port);
        browser.signIn(login, PASSWORD);
        signIns.end(browser.cookie("NURT_SIGN_IN").orElseThrow());
        signIns.end(browser.cookie("NURT_SIGN_IN").orElseThrow());

        var entries = entries("identity.account:" + account.value());
        assertThat(entries).extracting(AuditEntry::deed).containsExactly("identity.SIGNED_OUT", "identity.SIGNED_IN");
        assertThat(entries).extracting(AuditEntry::madeBy).containsOnly(account);
        assertThat(entries.getLast().address()).isNotNull();
        assertThat(entries.getLast().session()).isNotNull();
    }

    @Test
    void failures_and_the_lock_they_lead_to_are_noted_and_nobody_is_blamed() {
        var browser = new Browser(port);
        for (var i = 0; i < settings.failuresUntilLock(); i++) {
            browser.signIn(login, "woda ze studni");
        }
        browser.signIn(login, PASSWORD);

        var entries = entries("identity.account:" + account.value());
        assertThat(entries)
                .extracting(AuditEntry::deed)
                .startsWith("identity.SIGN_IN_WHILE_LOCKED", "identity.ACCOUNT_LOCKED", "identity.SIGN_IN_REFUSED")
                .hasSize(settings.failuresUntilLock() + 2);
        assertThat(entries).extracting(AuditEntry::madeBy).containsOnlyNulls();
    }

    @Test
    void of_a_login_that_nobody_has_the_log_keeps_nothing_that_was_typed() {
        var typed = "haslo-w-zlym-polu-" + UUID.randomUUID();
        new Browser(port).signIn(typed, PASSWORD);

        var newest = entries("identity.account:unknown").getFirst();
        assertThat(newest.deed()).isEqualTo("identity.SIGN_IN_REFUSED");
        assertThat(newest.toString()).doesNotContain(typed);
    }

    @Test
    void strangers_who_try_again_and_again_do_not_fill_the_log_that_is_kept_for_ever() {
        var browser = new Browser(port);
        for (var i = 0; i < settings.failuresUntilLock() + 10; i++) {
            browser.signIn(login, "woda ze studni");
        }
        var unknown = entries("identity.account:unknown").size();
        for (var i = 0; i < 10; i++) {
            browser.signIn("nobody-" + UUID.randomUUID(), PASSWORD);
        }

        // Two, if a quarter of an hour ends in between.
        assertThat(entries("identity.account:" + account.value()))
                .filteredOn(entry -> entry.deed().equals("identity.SIGN_IN_WHILE_LOCKED"))
                .hasSizeBetween(1, 2);
        assertThat(entries("identity.account:unknown").size() - unknown).isBetween(0, 2);
    }

    private List<AuditEntry> entries(String text) {
        var auditor = new Viewer(account, Set.of(Role.AUDITOR));
        var filter = new AuditFilter(text, AuditKind.SIGN_IN, LocalDate.of(2020, 1, 1), LocalDate.of(2100, 1, 1));
        return AsSystem.call(() -> log.page(auditor, filter, null, 0, 100));
    }
}
