package pl.nurt.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class OperationsTest {
    @LocalServerPort
    private int port;

    private Browser browser = new Browser(0);

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void health_is_public_and_says_no_more_than_up(String path) {
        var answer = browser.get(path, "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("db", "diskSpace", "components");
        assertThat(browser.session()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/metrics",
                "/actuator/health/db",
                "/actuator/heapdump",
                "/actuator/x"
            })
    void nothing_else_is_there(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void metrics_want_the_technical_account() {
        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(metrics("metrics", "guessed").statusCode()).isEqualTo(401);
        assertThat(metrics("admin", "for-the-test").statusCode()).isEqualTo(401);

        var answer = metrics("metrics", "for-the-test");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("jvm_memory_used_bytes", "hikaricp_connections");
    }

    @Test
    void who_guesses_the_password_of_metrics_is_not_listened_to_for_a_while(CapturedOutput output) {
        for (var i = 0; i < 10; i++) {
            assertThat(metrics("metrics", "guess-" + i, "198.51.100.77").statusCode())
                    .isEqualTo(401);
        }
        var refused = metrics("metrics", "for-the-test", "198.51.100.77");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(metrics("metrics", "for-the-test", "198.51.100.78").statusCode())
                .isEqualTo(200);
        assertThat(output.getOut().lines().filter(line -> line.contains("wrong password for metrics")))
                .hasSize(10);
    }

    @Test
    void a_request_keeps_its_id() {
        var answer = browser.get("/actuator/health", "X-Request-Id", "bridge-1-round-77");

        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("bridge-1-round-77");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space and more", "semi;colon;semi;colon", "<script>alert(1)</script>"})
    void what_does_not_look_like_an_id_is_replaced(String sent) {
        var given = browser.get("/actuator/health", "X-Request-Id", sent)
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();

        assertThat(given).matches("[A-Za-z0-9-]{36}");
    }

    @Test
    void a_failed_sign_in_is_logged_with_its_request_and_without_the_person(CapturedOutput output) {
        var login = "secret-" + UUID.randomUUID();

        var request = browser.signIn(login, "a-password-of-mine")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();

        assertThat(output.getOut().lines().filter(line -> line.contains("sign_in result=refused")))
                .singleElement()
                .asString()
                .contains("requestId=" + request)
                .contains("because=credentials");
        assertThat(output.getAll()).doesNotContain(login, "a-password-of-mine", "127.0.0.1");
    }

    private HttpResponse<String> metrics(String login, String password) {
        return metrics(login, password, "198.51.100.79");
    }

    private HttpResponse<String> metrics(String login, String password, String address) {
        var credentials = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return browser.get(
                "/actuator/prometheus",
                "Authorization",
                "Basic " + credentials,
                "Accept",
                "text/plain",
                "X-Forwarded-For",
                address);
    }
}
