package pl.nurt.shell.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.testing.HttpTest;

/** A stranger's message to a page, with a line break at each place that once carried one into the log. */
@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class LogCarriersTest {
    private static final String FORGED =
            "\\nat=2026-11-25T10:00:00.000+01:00 level=INFO requestId=forged0000 logger=PasswordSignIn sign_in result=admitted account=7";
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"zzz%s\"}",
                "{\"type\":\"navigation\",\"location\":\"zzz%s\",\"link\":1}",
                "{\"type\":\"mSync\",\"node\":1,\"feature\":1,\"property\":\"zzz%s\",\"value\":1}",
                "{\"type\":\"publishedEventHandler\",\"node\":1,\"templateEventMethodName\":\"zzz%s\",\"templateEventMethodArgs\":[],\"promise\":-1}",
                "{\"type\":\"event\",\"node\":1,\"event\":\"zzz%s\",\"data\":{}}",
                "{\"type\":\"channel\",\"node\":\"zzz%s\",\"channel\":1,\"args\":[]}"
            })
    void nobody_writes_a_line_of_his_own_into_the_log(String message, CapturedOutput console) throws Exception {
        try (var stranger =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var page = get(stranger, "/?v-r=init&location=sign-in&query=");
            var key = KEY.matcher(page);
            assertThat(key.find()).as(page).isTrue();
            post(
                    stranger,
                    "/?v-r=uidl&v-uiId=0",
                    "{\"csrfToken\":\"%s\",\"rpc\":[%s],\"syncId\":0,\"clientId\":0}"
                            .formatted(key.group(1), message.formatted(FORGED)));
        }

        assertThat(console.getAll().lines())
                .noneMatch(line -> line.startsWith("at=2026-11-25"))
                .noneMatch(line -> line.contains("requestId=forged0000") && !line.contains("\\nat="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "[1]", "deep"})
    void what_is_no_message_leaves_no_trace(String body, CapturedOutput console) throws Exception {
        var sent = body.equals("deep") ? "[".repeat(501) : body;
        try (var stranger =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            get(stranger, "/?v-r=init&location=sign-in&query=");
            post(stranger, "/?v-r=uidl&v-uiId=0", sent);
        }

        assertThat(console.getAll()).doesNotContain("level=ERROR", "\tat com.vaadin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nUser-Agent: x\u0085y",
                "GET /sign-in HTTP/1.1\r\nAccept-Language: pl\u0085",
                "GET / HTTP/1.1\r\nX-Anything: \u009b31m",
                "GET /?a%0Ab=1 HTTP/1.1",
                "GET /?a=%zz HTTP/1.1",
                "GET /?v-r=init&location=&%C2%85=1 HTTP/1.1",
                "POST / HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\na%0Ab=10"
            })
    void control_characters_in_a_request_are_refused_without_a_trace(String sent, CapturedOutput console)
            throws Exception {
        var head = sent.replaceFirst("\r\n|$", "\r\nHost: localhost\r\nConnection: close\r\n");
        try (var stranger = new Socket("localhost", port)) {
            stranger.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(stranger.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 400");
        }

        assertThat(console.getAll()).doesNotContain("level=ERROR", "\tat org.springframework");
    }

    @Test
    void a_page_that_is_no_number_is_refused_without_a_trace(CapturedOutput console) throws Exception {
        try (var stranger =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            get(stranger, "/?v-r=init&location=sign-in&query=");

            assertThat(post(stranger, "/?v-r=heartbeat&v-uiId=q", "")).isEqualTo(400);
        }

        assertThat(console.getAll()).doesNotContain("level=ERROR", "\tat com.vaadin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "javascript:alert(1)", "zzz\\nat=2026-11-25T10:00:00"})
    void a_way_that_leads_nowhere_ends_at_the_page_that_says_so(String route, CapturedOutput console) throws Exception {
        try (var stranger =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var page = get(stranger, "/?v-r=init&location=sign-in&query=");
            var key = KEY.matcher(page);
            assertThat(key.find()).as(page).isTrue();
            post(
                    stranger,
                    "/?v-r=uidl&v-uiId=0",
                    ("{\"csrfToken\":\"%s\",\"rpc\":[{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":"
                                    + "{\"route\":\"%s\",\"query\":\"\",\"appShellTitle\":\"\",\"historyState\":{},\"trigger\":\"\"}}],"
                                    + "\"syncId\":0,\"clientId\":0}")
                            .formatted(key.group(1), route));
        }

        assertThat(console.getAll()).doesNotContain("level=ERROR");
    }

    private String get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private int post(HttpClient client, String path, String body) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(address(path))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
