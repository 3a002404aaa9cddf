package pl.nurt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as HTTP needs: it keeps cookies, follows nothing, and sends forms with the token of the last page. */
public class Browser {
    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"|content=\"([^\"]+)\" name=\"_csrf\"");

    private final URI portal;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public Browser(int port) {
        portal = URI.create("http://localhost:" + port);
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(portal.resolve(path));
        if (headers.length == 0) {
            request.header("Accept", "text/html");
        } else {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(portal.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** A socket to the portal with this browser's cookies. */
    public WebSocket socket(String path, WebSocket.Listener listener) {
        return http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + portal.getAuthority() + path), listener)
                .join();
    }

    /** Opens the sign-in page and sends its form. */
    public HttpResponse<String> signIn(String login, String password) {
        return post("/sign-in/password", Map.of("username", login, "password", password, "_csrf", token()));
    }

    /** The token of a fresh sign-in page. */
    public String token() {
        var page = get("/sign-in").body();
        var found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no token in " + page);
        }
        return Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2));
    }

    public Optional<String> session() {
        return cookie("NURT");
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** From now on its session is one that this portal does not know. */
    public void comeFromAnotherPortal() {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("NURT"))
                .forEach(cookie -> cookie.setValue("0".repeat(32)));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
