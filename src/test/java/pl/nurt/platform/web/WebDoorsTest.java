package pl.nurt.platform.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import pl.nurt.testing.HttpTest;

/** Names, origins and cookies, as the review asked for them. */
@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class WebDoorsTest {
    @LocalServerPort
    private int port;

    @Test
    void a_name_that_is_not_ours_gets_no_answer() throws Exception {
        assertThat(status("Host: evil.example")).isEqualTo("400");
        assertThat(status("Host: portal.example")).isEqualTo("200");
        assertThat(status("Host: localhost:" + port)).isEqualTo("200");
    }

    @Test
    void who_names_no_hosts_is_told_at_the_start(CapturedOutput console) {
        var nobody = settings(null, 10);
        new WebDoors().knownHosts(nobody, true);
        assertThat(console.getOut()).doesNotContain("NURT_HOSTS is empty");
        new WebDoors().knownHosts(nobody, false);
        assertThat(console.getOut()).contains("NURT_HOSTS is empty");
    }

    @Test
    void a_page_of_another_site_opens_no_push_connection() throws Exception {
        assertThat(push("Origin: https://evil.example")).isEqualTo("403");
        assertThat(push("Origin: null")).isEqualTo("403");
        assertThat(push("Origin: http://localhost")).isNotEqualTo("403");
        assertThat(push("X-Nothing: 1")).as("no browser").isNotEqualTo("403");
    }

    @Test
    void an_origin_is_ours_by_name_and_port() {
        assertThat(SameOrigin.isOurs("https://Portal.example", "portal.EXAMPLE"))
                .isTrue();
        assertThat(SameOrigin.isOurs("http://localhost:8080", "localhost:8080")).isTrue();
        assertThat(SameOrigin.isOurs("http://localhost:8081", "localhost:8080")).isFalse();
        assertThat(SameOrigin.isOurs("https://portal.example.evil.example", "portal.example"))
                .isFalse();
        assertThat(SameOrigin.isOurs("not an address", "portal.example")).isFalse();
    }

    @Test
    void cookies_are_for_tls_alone_unless_it_is_the_demo_or_the_operator_says_otherwise() throws Exception {
        assertThat(cookie(null, false).isSecure()).isTrue();
        assertThat(cookie(null, false).getName()).isEqualTo("__Host-NURT");
        assertThat(cookie(null, true).isSecure()).isFalse();
        assertThat(cookie(true, true).isSecure()).isTrue();
        assertThat(cookie(false, false).isSecure()).isFalse();
    }

    @Test
    void sessions_of_strangers_live_short_and_many_of_them_shorter_still() {
        var strangers = new StrangersSessions(settings(null, 2));
        var first = session(strangers);
        session(strangers);
        var third = session(strangers);
        assertThat(first.getMaxInactiveInterval()).isEqualTo(600);
        assertThat(third.getMaxInactiveInterval()).isEqualTo(60);

        strangers.signedIn(third);
        strangers.signedIn(third);
        assertThat(third.getMaxInactiveInterval()).isEqualTo(1_800);
        assertThat(strangers.count()).isEqualTo(2);
        strangers.sessionDestroyed(new HttpSessionEvent(third));
        strangers.sessionDestroyed(new HttpSessionEvent(first));
        assertThat(strangers.count()).isEqualTo(1);
    }

    private static MockHttpSession session(StrangersSessions strangers) {
        var context = new MockServletContext();
        context.setSessionTimeout(30);
        var session = new MockHttpSession(context);
        session.setMaxInactiveInterval(1_800);
        strangers.sessionCreated(new HttpSessionEvent(session));
        return session;
    }

    private static SessionCookieConfig cookie(@Nullable Boolean chosen, boolean demo) throws Exception {
        var context = new MockServletContext();
        new WebDoors().safeCookies(settings(chosen, 10), demo).onStartup(context);
        return context.getSessionCookieConfig();
    }

    private static WebSettings settings(@Nullable Boolean secure, int strangers) {
        return new WebSettings(
                List.of(),
                secure,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                4096,
                Duration.ofMinutes(10),
                strangers);
    }

    private String status(String header) throws IOException {
        return answer("GET /sign-in HTTP/1.1\r\n" + header + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    }

    private String push(String header) throws IOException {
        return answer("GET /VAADIN/push?v-r=push HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + header + "\r\n\r\n");
    }

    private String answer(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9);
        }
    }
}
