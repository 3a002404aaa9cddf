package pl.nurt.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the stand-ins received, for people at {@code /} and for tests at {@code /<name>.json}; faults are switched by
 * {@code POST /<name>} with {@code fault} and {@code on}.
 */
final class Page implements AutoCloseable {
    private static final int SHOWN = 50;
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:1100px;padding:24px;color:#10242e;background:#f5f8f9}
            h1{font-size:24px}section{background:#fff;border:1px solid #dbe4e8;border-radius:14px;padding:18px 24px;margin:16px 0}
            dl{display:grid;grid-template-columns:160px minmax(0,1fr);gap:2px 12px;border-top:1px solid #dbe4e8;padding-top:10px}
            dt{color:#48606c}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}form{display:inline-block;margin:0 8px 8px 0}
            button{font:inherit;padding:6px 14px;border-radius:9px;border:1px solid #7d929d;background:#fff;color:#10242e}
            button[aria-pressed=true]{background:#b3261e;border-color:#b3261e;color:#fff}
            @media(prefers-color-scheme:dark){body{color:#e8f1f4;background:#0c171d}section{background:#13222a;border-color:#243740}
            dl{border-color:#243740}dt{color:#a9bfc9}button{background:#1a2c35;color:#e8f1f4}}
            """;

    private final List<StandIn> all;
    private final Web web = new Web();

    Page(List<StandIn> all) {
        this.all = all;
        for (var standIn : all) {
            web.on("/" + standIn.name() + ".json", exchange -> json(exchange, standIn.notebook()))
                    .on("/" + standIn.name(), exchange -> change(exchange, standIn.notebook()));
        }
        web.on("/", this::show).start();
    }

    String address() {
        return web.address();
    }

    private void show(HttpExchange exchange) throws IOException {
        Web.answer(exchange, 200, "text/html", """
                <!doctype html><html lang="pl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Nurt – usługi zastępcze</title><style>%s</style><h1>Usługi zastępcze demonstracji</h1>
                <p>Nic stąd nie wychodzi na zewnątrz. Tu widać, co portal wysłał; można też włączyć usterki i patrzeć, co wtedy robi.</p>
                %s</html>""".formatted(
                        STYLE, all.stream().map(Page::section).collect(Collectors.joining())));
    }

    private static String section(StandIn standIn) {
        var notes = standIn.notebook();
        var faults = notes.knownFaults().stream()
                .map(fault -> """
                        <form method="post" action="/%s"><input type="hidden" name="fault" value="%s"><input type="hidden" name="on" value="%s">\
                        <button aria-pressed="%s">%s</button></form>""".formatted(standIn.name(), fault, !notes.has(fault), notes.has(fault), fault))
                .collect(Collectors.joining());
        var list = notes.received().stream().limit(SHOWN).map(Page::entry).collect(Collectors.joining());
        return "<section><h2>%s: %d</h2>%s%s</section>".formatted(standIn.name(), notes.count(), faults, list);
    }

    private static String entry(Received received) {
        return "<dl><dt>kiedy</dt><dd>%s</dd>%s</dl>"
                .formatted(
                        received.at(),
                        received.fields().entrySet().stream()
                                .map(field -> "<dt>%s</dt><dd>%s</dd>"
                                        .formatted(escaped(field.getKey()), escaped(field.getValue())))
                                .collect(Collectors.joining()));
    }

    private static void json(HttpExchange exchange, Notebook notes) throws IOException {
        Web.answer(
                exchange,
                200,
                "application/json",
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("count", notes.count(), "times", notes.times(), "received", notes.received())));
    }

    private static void change(HttpExchange exchange, Notebook notes) throws IOException {
        var form = Web.form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var fault = form.get("fault");
        if (fault != null) {
            notes.set(fault, Boolean.parseBoolean(form.get("on")));
        } else if (form.containsKey("clear")) {
            notes.clear();
        }
        exchange.getResponseHeaders().set("Location", "/");
        Web.answer(exchange, 303, "text/plain", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void close() {
        web.close();
    }
}
