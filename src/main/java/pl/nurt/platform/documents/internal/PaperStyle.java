package pl.nurt.platform.documents.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The style of documents: {@code documents/paper.css} with the portal's own design tokens in their light form put in. */
final class PaperStyle {
    private static final String TOKENS = "META-INF/resources/assets/tokens.css";
    private static final String PAPER = "documents/paper.css";
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*([^;]+);");
    private static final Pattern LIGHT = Pattern.compile("light-dark\\(\\s*([^,]+),[^)]*\\)");
    private static final Pattern USED = Pattern.compile("var\\(--([a-z0-9-]+)\\)");

    private final String css;

    PaperStyle() {
        var tokens = new HashMap<String, String>();
        // The first of a name is the portal's; later ones are the dark scheme's and the office's.
        TOKEN.matcher(resource(TOKENS))
                .results()
                .forEach(found -> tokens.putIfAbsent(
                        found.group(1), LIGHT.matcher(found.group(2)).replaceAll("$1")));
        css = USED.matcher(resource(PAPER)).replaceAll(used -> value(tokens, used.group(1)));
    }

    String css() {
        return css;
    }

    private static String value(Map<String, String> tokens, String name) {
        var value = tokens.get(name);
        if (value == null) {
            throw new IllegalStateException("no design token --" + name);
        }
        return value.strip();
    }

    static String resource(String name) {
        try (var content = PaperStyle.class.getClassLoader().getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
