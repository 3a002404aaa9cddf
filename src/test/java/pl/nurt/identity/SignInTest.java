package pl.nurt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.MovableClock;

@HttpTest
class SignInTest {
    private static final String PASSWORD = "woda z kranu 2026";
    private static final String WRONG = "woda ze studni";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MovableClock clock;

    @Autowired
    private IdentitySettings settings;

    private String login = "";
    private Browser browser = new Browser(0);

    @BeforeEach
    void somebodyHasAnAccount() {
        login = account(Role.RESIDENT);
        browser = new Browser(port);
    }

    @Test
    void a_resident_arrives_at_the_start_page_with_a_new_session() {
        browser.get("/sign-in");
        var before = browser.session().orElseThrow();

        var answer = browser.signIn(login, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/start");
        assertThat(browser.session().orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void staff_arrive_in_the_office() {
        var answer = browser.signIn(account(Role.TECHNICIAN), PASSWORD);

        assertThat(answer.headers().firstValue("Location")).hasValue("/office");
    }

    @Test
    void who_asked_for_a_page_comes_back_to_it() {
        var sent = browser.get("/start?month=2026-10");
        assertThat(sent.headers().firstValue("Location")).hasValue("/sign-in");

        var answer = browser.signIn(login, PASSWORD);

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("/start?month=2026-10"));
    }

    @Test
    void a_link_cannot_send_people_elsewhere_after_signing_in() {
        var form = Map.of(
                "username", login, "password", PASSWORD, "_csrf", browser.token(), "Saved-url", "https://example.org/");

        var answer = browser.post("/sign-in/password?Saved-url=https://example.org/", form);

        assertThat(answer.headers().firstValue("Location")).hasValue("/start");
    }

    @Test
    void a_login_is_understood_in_any_case_and_with_stray_spaces() {
        assertThat(admitted(" " + login.toUpperCase(Locale.ROOT) + " ", PASSWORD))
                .isTrue();
    }

    @Test
    void unknown_wrong_and_locked_get_the_same_answer() {
        var unknown = browser.signIn("nobody-" + UUID.randomUUID(), PASSWORD);
        var wrong = browser.signIn(login, WRONG);
        for (int i = 0; i < settings.failuresUntilLock(); i++) {
            browser.signIn(login, WRONG);
        }
        var locked = browser.signIn(login, PASSWORD);

        assertThat(List.of(told(unknown), told(wrong), told(locked))).containsOnly("302 /sign-in?refused ");
    }

    @Test
    void a_login_nobody_can_have_is_refused_like_any_other() {
        assertThat(told(browser.signIn("a\u0000b", PASSWORD))).isEqualTo("302 /sign-in?refused ");
        assertThat(told(browser.signIn("x".repeat(5000), PASSWORD))).isEqualTo("302 /sign-in?refused ");
        assertThat(told(browser.signIn("", ""))).isEqualTo("302 /sign-in?refused ");
    }

    @Test
    void failures_in_a_row_lock_the_account_for_a_while() {
        fail(settings.failuresUntilLock());
        assertThat(admitted(login, PASSWORD)).isFalse();

        clock.advance(settings.lockFor().minusSeconds(30));
        assertThat(admitted(login, PASSWORD)).isFalse();

        clock.advance(Duration.ofMinutes(1));
        assertThat(admitted(login, PASSWORD)).isTrue();
    }

    @Test
    void a_success_forgets_earlier_failures() {
        fail(settings.failuresUntilLock() - 1);
        assertThat(admitted(login, PASSWORD)).isTrue();

        fail(settings.failuresUntilLock() - 1);
        assertThat(admitted(login, PASSWORD)).isTrue();
    }

    @Test
    void after_a_lock_counting_begins_again() {
        fail(settings.failuresUntilLock());
        clock.advance(settings.lockFor().plusSeconds(1));

        fail(settings.failuresUntilLock() - 1);

        assertThat(admitted(login, PASSWORD)).isTrue();
    }

    @Test
    void a_form_without_a_token_is_refused() {
        browser.get("/sign-in");

        var answer = browser.post("/sign-in/password", Map.of("username", login, "password", PASSWORD));

        assertThat(told(answer)).isEqualTo("302 /sign-in?again ");
        assertThat(browser.get("/start").statusCode()).isNotEqualTo(200);
    }

    @Test
    void the_demo_does_not_exist_outside_the_demo() {
        var person = "demo-" + UUID.randomUUID();
        AsSystem.run(() ->
                accounts.createForDemo(new NewAccount(person, "Jan Testowy", Languages.POLISH, Set.of(Role.ADMIN))));

        assertThat(admitted(person, DemoPeople.PASSWORD)).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(admitted(login, WRONG)).isFalse();
        }
    }

    private boolean admitted(String who, String password) {
        var location = new Browser(port).signIn(who, password).headers().firstValue("Location");
        return location.isPresent() && !location.get().contains("refused");
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("") + " " + answer.body();
    }

    private String account(Role role) {
        var name = "test-" + UUID.randomUUID();
        AsSystem.run(
                () -> accounts.create(new NewAccount(name, "Jan Testowy", Languages.POLISH, Set.of(role)), PASSWORD));
        return name;
    }
}
