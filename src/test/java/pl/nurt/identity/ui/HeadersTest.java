package pl.nurt.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

@HttpTest
class HeadersTest {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    @LocalServerPort
    private int port;

    @Test
    void pages_carry_the_protecting_headers() {
        var answer = new Browser(port).get("/sign-in");
        var headers = answer.headers();

        assertThat(answer.statusCode())
                .describedAs(answer.body() + headers.map())
                .isEqualTo(200);

        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("camera=()", "microphone=()"));
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "object-src 'none'", "frame-ancestors 'none'", "base-uri 'self'", "form-action 'self'")
                        .doesNotContain("*"));
    }

    @Test
    void every_script_of_a_page_has_the_nonce_of_that_answer_only() {
        var first = new Browser(port).get("/sign-in");
        var second = new Browser(port).get("/sign-in");

        assertThat(nonce(first.headers().firstValue("Content-Security-Policy").orElseThrow()))
                .isNotEqualTo(nonce(
                        second.headers().firstValue("Content-Security-Policy").orElseThrow()));
        var nonce = nonce(first.headers().firstValue("Content-Security-Policy").orElseThrow());
        assertThat(Pattern.compile("<script[^>]*>").matcher(first.body()).results())
                .isNotEmpty()
                .allMatch(script -> script.group().contains("nonce=\"" + nonce + "\""));
    }

    @Test
    void behind_https_the_cookie_is_secure_and_the_browser_told_to_stay() {
        var headers =
                new Browser(port).get("/sign-in", "X-Forwarded-Proto", "https").headers();

        assertThat(headers.firstValue("Strict-Transport-Security")).isPresent();
        assertThat(headers.firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie ->
                        assertThat(cookie).startsWith("NURT=").contains("Secure", "HttpOnly", "SameSite=Lax"));
    }

    private static String nonce(String policy) {
        var found = NONCE.matcher(policy);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
