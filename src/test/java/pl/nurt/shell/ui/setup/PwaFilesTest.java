package pl.nurt.shell.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

@HttpTest
class PwaFilesTest {
    private static final String OUTDATED = "NURT=ABCDEF0123456789";

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @CsvSource({
        "/manifest.webmanifest, application/manifest+json",
        "/sw-runtime-resources-precache.js, application/javascript",
        "/offline-stub.html, text/html",
        "/offline.html, text/html",
        "/icons/icon-144x144.png, image/png",
        "/icons/icon-32x32.png, image/png",
        "/favicon.ico, image/png"
    })
    void what_the_service_worker_fetches_begins_no_session(String path, String type) {
        var answer = browser.get(path, "Cookie", OUTDATED);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).isNotEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_page_fetched_ahead_does_not_replace_a_session() {
        var ahead = browser.get("/", "Cookie", OUTDATED, "Sec-Fetch-Mode", "cors");
        assertThat(ahead.statusCode()).isEqualTo(409);
        assertThat(ahead.headers().firstValue("Set-Cookie")).isEmpty();

        var opened = browser.get("/", "Cookie", OUTDATED, "Sec-Fetch-Mode", "navigate");
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Set-Cookie")).isPresent();
    }
}
