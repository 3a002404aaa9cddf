package pl.nurt.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pl.nurt.platform.documents.DocumentFacts;
import pl.nurt.platform.documents.DocumentTemplate;
import pl.nurt.platform.documents.internal.PdfRendering;

/** Letters of one page, template to bytes, on as many threads as there are cores: what the portal's pool for heavy work does. */
public final class DocumentBench {
    private static final int WARM_UP = 200;
    private static final int LETTERS = 600;

    private DocumentBench() {}

    public static void main(String[] args) throws Exception {
        var template = DocumentTemplate.resource("documents/letter.html");
        var rendering = new PdfRendering();
        var rate = 0.0;
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var count : List.of(WARM_UP, LETTERS)) {
                var start = System.nanoTime();
                var letters = new ArrayList<Future<byte[]>>();
                for (var number = 0; number < count; number++) {
                    var data = letter(number);
                    letters.add(pool.submit(() -> rendering.pdf(template.fill(data), facts())));
                }
                for (var letter : letters) {
                    letter.get();
                }
                rate = count / ((System.nanoTime() - start) / 1e9);
            }
        }
        Report.atLeast("PDF/UA letters of one page", rate, 30, "/s");
    }

    private static DocumentFacts facts() {
        return new DocumentFacts("Kod do konta", Locale.of("pl", "PL"), Instant.parse("2026-11-28T10:00:00Z"));
    }

    private static Map<String, Object> letter(int number) {
        return Map.of(
                "sender",
                Map.of(
                        "name",
                        "Zakład Wodociągów w Młynarach",
                        "shortName",
                        "ZWiK",
                        "office",
                        "ul. Warszawska 6a, 14-420 Młynary"),
                "recipient",
                List.of("Klient " + number, "ul. Łąkowa " + number, "14-420 Młynary"),
                "place",
                "Młynary",
                "date",
                "28 listopada 2026",
                "subject",
                "Kod do założenia konta",
                "parts",
                List.of(
                        part("text", "Ten kod razem z numerem klienta pozwala założyć konto w portalu. ".repeat(6)),
                        part("code", "K7QF-2M9P-" + number),
                        part("text", "Kod działa raz, przez trzydzieści dni. ".repeat(6))),
                "closing",
                "Z poważaniem");
    }

    private static Map<String, Object> part(String name, String text) {
        return Map.of(
                "text",
                name.equals("text") ? text : false,
                "heading",
                false,
                "code",
                name.equals("code") ? text : false);
    }
}
