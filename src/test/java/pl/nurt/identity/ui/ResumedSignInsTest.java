package pl.nurt.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import pl.nurt.identity.Accounts;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.NewAccount;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedOutEverywhere;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.live.LiveArrival;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.MovableClock;

/** A browser whose session is unknown to this portal (it began on another one) goes on by its sign-in in the database. */
@HttpTest
class ResumedSignInsTest {
    private static final String PASSWORD = "woda z kranu 2026";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OpenSessions sessions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcTemplate sql;

    private final String login = "test-" + UUID.randomUUID();
    private UserAccountId account;
    private Browser browser;

    @BeforeEach
    void signIn() {
        account = AsSystem.call(() -> accounts.create(
                new NewAccount(login, "Jan Testowy", Languages.POLISH, Set.of(Role.RESIDENT)), PASSWORD));
        browser = new Browser(port);
        browser.signIn(login, PASSWORD);
        assertThat(leadsToSignIn()).isFalse();
    }

    @Test
    void a_browser_of_another_portal_goes_on_in_a_session_of_its_own() {
        var before = browser.session().orElseThrow();
        browser.comeFromAnotherPortal();

        assertThat(leadsToSignIn()).isFalse();

        assertThat(browser.session().orElseThrow()).isNotEqualTo(before);
        assertThat(sessions.count(account)).isEqualTo(2);
    }

    @Test
    void only_a_page_that_is_asked_for_resumes_a_sign_in() {
        browser.comeFromAnotherPortal();

        assertThat(browser.get("/start", "Sec-Fetch-Mode", "cors", "Accept", "text/html")
                        .headers()
                        .firstValue("Location"))
                .contains("/sign-in");
        assertThat(sessions.count(account)).isEqualTo(1);
    }

    @Test
    void a_sign_in_that_was_ended_everywhere_is_ended_on_every_portal() {
        sessions.endAll(account);
        assertThat(sessions.count(account)).isZero();
        browser.comeFromAnotherPortal();

        assertThat(leadsToSignIn()).isTrue();
    }

    @Test
    void a_portal_lets_pages_leave_when_another_one_ended_the_account_s_sign_ins() {
        sql.update("update identity.sign_in set ended_at = now() where user_account_id = ?", account.value());

        events.publishEvent(new LiveArrival(new SignedOutEverywhere(account)));

        assertThat(sessions.count(account)).isZero();
        assertThat(leadsToSignIn()).isTrue();
    }

    @Test
    void a_sign_in_nobody_used_for_long_is_over_and_the_sign_in_page_says_so() {
        sql.update(
                "update identity.sign_in set seen_at = seen_at - interval '31 minutes' where user_account_id = ?",
                account.value());
        browser.comeFromAnotherPortal();

        assertThat(leadsToSignIn()).isTrue();
        assertThat(leadsToSignIn()).isTrue();
    }

    @Test
    void a_sign_in_is_over_after_twelve_hours_however_busy_its_person_is() {
        sql.update(
                "update identity.sign_in set began_at = began_at - interval '11 hours 30 minutes' where user_account_id = ?",
                account.value());
        clock.advance(Duration.ofMinutes(10));
        assertThat(leadsToSignIn()).isFalse();
        clock.advance(Duration.ofMinutes(25));
        assertThat(leadsToSignIn()).isTrue();
        assertThat(sessions.count(account)).isZero();
        browser.comeFromAnotherPortal();
        assertThat(leadsToSignIn()).isTrue();
    }

    @Test
    void an_account_that_was_switched_off_is_not_let_in_on_another_portal() {
        sql.update("update identity.user_account set enabled = false where user_account_id = ?", account.value());
        browser.comeFromAnotherPortal();

        assertThat(leadsToSignIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update identity.user_account set enabled = false where user_account_id = ?",
                "update identity.user_account set password_hash = password_hash || 'x' where user_account_id = ?",
                "insert into identity.user_role (user_account_id, role) values (?, 'TECHNICIAN')",
                "delete from identity.user_role where user_account_id = ?"
            })
    void an_open_session_ends_within_a_minute_when_its_account_is_changed(String change) {
        sql.update(change, account.value());
        clock.advance(Duration.ofSeconds(61));

        assertThat(leadsToSignIn()).isTrue();
        assertThat(sessions.count(account)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?v%2Dr=uidl&v-uiId=0", "/?%76-r=heartbeat&v-uiId=0"})
    void an_open_page_leaves_within_a_minute_however_it_writes_what_it_asks(String message) {
        endElsewhere();
        browser.post(message, Map.of());
        sessions.letGoWhoseSignInIsOver();

        assertThat(sessions.count(account)).isZero();
        assertThat(leadsToSignIn()).isTrue();
    }

    @Test
    void an_open_page_leaves_within_a_minute_although_nobody_goes_to_another() {
        endElsewhere();
        browser.get("/start", "Sec-Fetch-Mode", "cors", "Accept", "text/html");
        sessions.letGoWhoseSignInIsOver();

        assertThat(sessions.count(account)).isZero();
        assertThat(leadsToSignIn()).isTrue();
    }

    @Test
    void an_open_page_that_speaks_by_its_push_connection_alone_is_told_to_leave() throws Exception {
        var page = browser.get("/?v-r=init&location=start&query=").body();
        var told = new Received();
        var push = browser.socket(
                "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=%s&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript"
                                .formatted(said(page, "Vaadin-Push-ID"))
                        + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true",
                told);
        endElsewhere();
        var message = "{\"csrfToken\":\"%s\",\"rpc\":[],\"syncId\":0,\"clientId\":0}"
                .formatted(said(page, "Vaadin-Security-Key"));
        push.sendText(message.length() + "|" + message, true).join();
        sessions.letGoWhoseSignInIsOver();

        assertThat(sessions.count(account)).isZero();
        assertThat(told.text.get(60, TimeUnit.SECONDS)).contains("sign-in");
        push.abort();
    }

    @Test
    void who_writes_what_a_page_asks_in_another_way_has_used_the_sign_in_all_the_same() {
        clock.advance(Duration.ofMinutes(20));
        browser.post("/?v%2Dr=uidl&v-uiId=0", Map.of());
        clock.advance(Duration.ofMinutes(20));
        sessions.letGoWhoseSignInIsOver();

        assertThat(sessions.count(account)).isEqualTo(1);
        assertThat(leadsToSignIn()).isFalse();
    }

    @Test
    void to_ask_whether_a_sign_in_stands_is_no_use_of_it() {
        clock.advance(Duration.ofMinutes(29));
        sessions.letGoWhoseSignInIsOver();
        assertThat(sessions.count(account)).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        sessions.letGoWhoseSignInIsOver();
        assertThat(sessions.count(account)).isZero();
    }

    @Test
    void who_signs_in_anew_ends_the_sign_in_before() {
        browser.signIn(login, PASSWORD);

        assertThat(sql.queryForObject(
                        "select count(*) from identity.sign_in where user_account_id = ? and ended_at is null",
                        Integer.class,
                        account.value()))
                .isEqualTo(1);
    }

    @Test
    void the_token_is_not_in_the_database_and_a_guessed_one_is_worth_nothing() {
        assertThat(sql.queryForObject(
                        "select count(*) from identity.sign_in where encode(token_hash, 'escape') = ?",
                        Integer.class,
                        browser.cookie("NURT_SIGN_IN").orElseThrow()))
                .isZero();
        var stranger = new Browser(port);
        var answer = stranger.get("/start", "Cookie", "NURT_SIGN_IN=" + "A".repeat(43), "Accept", "text/html");
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
    }

    private void endElsewhere() {
        sql.update("update identity.sign_in set ended_at = now() where user_account_id = ?", account.value());
        clock.advance(Duration.ofSeconds(61));
    }

    private static String said(String page, String key) {
        var found = Pattern.compile("\"" + key + "\":\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    /** What the portal pushes, as soon as it leads to the sign-in page. */
    private static final class Received implements WebSocket.Listener {
        private final StringBuilder all = new StringBuilder();
        private final CompletableFuture<String> text = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            all.append(part);
            if (all.indexOf("sign-in") >= 0) {
                text.complete(all.toString());
            }
            socket.request(1);
            return null;
        }
    }

    private boolean leadsToSignIn() {
        return browser.get("/start").headers().firstValue("Location").stream().anyMatch("/sign-in"::equals);
    }
}
