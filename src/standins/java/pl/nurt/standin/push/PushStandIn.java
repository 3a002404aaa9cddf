package pl.nurt.standin.push;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import pl.nurt.standin.Notebook;
import pl.nurt.standin.StandIn;
import pl.nurt.standin.Web;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service and the browsers behind it: it checks who sends, and reads what only the browser could.
 *
 * <p>{@code POST /subscriptions} makes a browser's subscription; {@code ?answer=410} makes one that answers so ever after.
 */
public final class PushStandIn implements StandIn {
    private static final String GONE = "410 na wszystko";
    private static final String BUSY = "429 na wszystko";
    private static final String BROKEN = "503 na wszystko";
    private static final String SILENT = "nie odpowiada";
    private static final int LONGEST = 4_096;

    private final Notebook notebook = new Notebook(GONE, BUSY, BROKEN, SILENT);
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final Web web = new Web();

    public PushStandIn() {
        web.on("/subscriptions", this::subscribe).on("/push/", this::take).start();
    }

    /** @param answer the status every push to it is answered with; 0 for none in particular */
    private record Browser(BrowserKeys keys, int answer) {}

    @Override
    public String name() {
        return "push";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "nurt.notice.push.contact",
                "mailto:demo@nurt.example",
                "nurt.notice.push.hosts",
                "fcm.googleapis.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com," + web.address(),
                "nurt.notice.push.stand-in",
                web.address());
    }

    @Override
    public Notebook notebook() {
        return notebook;
    }

    private void subscribe(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var answer = Web.form(query == null ? "" : query).getOrDefault("answer", "0");
        var id = UUID.randomUUID().toString();
        var keys = BrowserKeys.fresh();
        browsers.put(id, new Browser(keys, Integer.parseInt(answer)));
        var subscription = JsonMapper.shared().createObjectNode().put("endpoint", web.address() + "/push/" + id);
        subscription.putObject("keys").put("p256dh", keys.p256dh()).put("auth", keys.auth());
        Web.answer(exchange, 201, "application/json", subscription.toString());
    }

    private void take(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestURI().getPath().substring("/push/".length());
        var body = exchange.getRequestBody().readNBytes(LONGEST + 1);
        var browser = browsers.get(id);
        if (notebook.has(SILENT)) {
            waitLong();
        }
        if (notebook.has(BUSY)) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        var refused = notebook.has(GONE)
                ? 410
                : notebook.has(BUSY)
                        ? 429
                        : notebook.has(BROKEN)
                                ? 503
                                : browser == null
                                        ? 404
                                        : browser.answer() != 0 ? browser.answer() : body.length > LONGEST ? 413 : 0;
        if (refused != 0 || browser == null) {
            Web.answer(exchange, refused, "text/plain", "");
            return;
        }
        try {
            var headers = exchange.getRequestHeaders();
            var contact = Vapid.check(headers.getFirst("Authorization"), web.address());
            if (!"aes128gcm".equals(headers.getFirst("Content-Encoding")) || headers.getFirst("TTL") == null) {
                Web.answer(exchange, 400, "text/plain", "Content-Encoding aes128gcm and TTL are needed");
                return;
            }
            note(id, browser.keys().open(body), contact, exchange);
            exchange.getResponseHeaders().set("Location", web.address() + "/message/" + UUID.randomUUID());
            Web.answer(exchange, 201, "text/plain", "");
        } catch (SecurityException stranger) {
            Web.answer(exchange, 403, "text/plain", String.valueOf(stranger.getMessage()));
        } catch (GeneralSecurityException | JacksonException unreadable) {
            Web.answer(exchange, 400, "text/plain", "cannot be read: " + unreadable.getMessage());
        }
    }

    private void note(String id, byte[] opened, String contact, HttpExchange exchange) {
        var text = new String(opened, StandardCharsets.UTF_8);
        var fields = new LinkedHashMap<String, String>();
        fields.put("urządzenie", id);
        for (var header : new String[] {"TTL", "Urgency", "Topic"}) {
            fields.put(header, String.valueOf(exchange.getRequestHeaders().getFirst(header)));
        }
        fields.put("nadawca", contact);
        if (text.startsWith("{")) {
            var push = JsonMapper.shared().readTree(text);
            fields.put("tytuł", push.path("title").asString(""));
            fields.put("treść", push.path("text").asString(""));
        }
        fields.put("payload", text);
        notebook.write(id + "/" + exchange.getRequestHeaders().getFirst("Topic"), fields);
    }

    private static void waitLong() {
        try {
            TimeUnit.MINUTES.sleep(5);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
