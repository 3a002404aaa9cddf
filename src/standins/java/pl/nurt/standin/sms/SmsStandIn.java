package pl.nurt.standin.sms;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import pl.nurt.standin.Notebook;
import pl.nurt.standin.StandIn;
import pl.nurt.standin.Web;
import tools.jackson.databind.json.JsonMapper;

/** SMSAPI: {@code POST /sms.do}, each own number ({@code idx}) once, and a callback that it was delivered. */
public final class SmsStandIn implements StandIn {
    public static final String TOKEN = "stand-in";
    private static final String NO_POINTS = "brak punktów (103)";
    private static final String BROKEN = "503 na wszystko";
    private static final String SILENT = "nie odpowiada";
    private static final String NO_CALLBACK = "nie potwierdza dostarczenia";
    private static final String UNDELIVERED = "nie dostarcza (405)";
    private static final BigDecimal POINTS = new BigDecimal("0.16");

    private final Notebook notebook = new Notebook(NO_POINTS, BROKEN, SILENT, NO_CALLBACK, UNDELIVERED);
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong(Clock.systemUTC().millis());
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
    private final Web web = new Web();

    public SmsStandIn() {
        web.on("/sms.do", this::take).start();
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "nurt.notice.sms.url",
                web.address() + "/sms.do",
                "nurt.notice.sms.token",
                TOKEN,
                "nurt.notice.sms.from",
                "ZWiK");
    }

    @Override
    public Notebook notebook() {
        return notebook;
    }

    private void take(HttpExchange exchange) throws IOException {
        var form = Web.form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (notebook.has(SILENT)) {
            waitLong();
        }
        if (notebook.has(BROKEN)) {
            Web.answer(exchange, 503, "text/plain", "");
            return;
        }
        var message = form.getOrDefault("message", "");
        var to = form.getOrDefault("to", "");
        var idx = form.getOrDefault("idx", "");
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            error(exchange, 401, 101, "Authorization failed");
        } else if (notebook.has(NO_POINTS)) {
            error(exchange, 200, 103, "Insufficient credits");
        } else if (message.isEmpty()) {
            error(exchange, 200, 11, "No message");
        } else if (!to.matches("(48)?\\d{9}")) {
            error(exchange, 200, 13, "No valid number");
        } else if ("1".equals(form.get("check_idx")) && !taken.add(idx)) {
            error(exchange, 200, 53, "Repeated idx");
        } else {
            accept(exchange, form, message, to, idx);
        }
    }

    private void accept(HttpExchange exchange, Map<String, String> form, String message, String to, String idx)
            throws IOException {
        var id = Long.toHexString(ids.incrementAndGet()).toUpperCase(java.util.Locale.ROOT);
        var parts = SmsParts.of(message);
        var fields = new LinkedHashMap<String, String>();
        fields.put("do", to);
        fields.put("od", form.getOrDefault("from", ""));
        fields.put("treść", message);
        fields.put("części", Integer.toString(parts));
        fields.put("idx", idx);
        notebook.write(idx, fields);
        var answer = JsonMapper.shared().createObjectNode().put("count", 1);
        answer.putArray("list")
                .addObject()
                .put("id", id)
                .put("points", POINTS.multiply(BigDecimal.valueOf(parts)))
                .put("number", to)
                .put("submitted_number", to)
                .put("date_sent", Clock.systemUTC().instant().getEpochSecond())
                .put("status", "QUEUE")
                .put("idx", idx)
                .put("parts", parts)
                .putNull("error");
        Web.answer(exchange, 200, "application/json", answer.toString());
        var callback = form.get("notify_url");
        if (callback != null && !notebook.has(NO_CALLBACK)) {
            callbacks.submit(() -> callBack(callback, id, idx, to, notebook.has(UNDELIVERED) ? "405" : "404"));
        }
    }

    private void callBack(String address, String id, String idx, String to, String status) {
        var query = "MsgId=%s&status=%s&status_name=%s&idx=%s&donedate=%d&username=demo&points=%s&from=ZWiK&to=%s"
                .formatted(
                        id,
                        status,
                        status.equals("404") ? "DELIVERED" : "UNDELIVERED",
                        URLEncoder.encode(idx, StandardCharsets.UTF_8),
                        Clock.systemUTC().instant().getEpochSecond(),
                        POINTS,
                        to);
        try {
            http.send(
                    HttpRequest.newBuilder(URI.create(address + (address.contains("?") ? "&" : "?") + query))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException portalAway) {
            // As at the provider: it would come again later.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void error(HttpExchange exchange, int status, int code, String text) throws IOException {
        Web.answer(
                exchange,
                status,
                "application/json",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("error", code)
                        .put("message", text)
                        .toString());
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
        callbacks.shutdownNow();
    }
}
