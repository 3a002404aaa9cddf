package pl.nurt.platform.api;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import pl.nurt.platform.Texts;
import pl.nurt.platform.ui.text.Languages;

/**
 * What a person is told who follows a link to nothing, or to nothing of theirs, where no view of the portal stands: the portal's answer in all its
 * languages, for nothing is known of who asks.
 */
@Component
public class NothingHere {
    private static final String PAGE = """
            <!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
            <meta name="robots" content="noindex"><title>%s</title><link rel="stylesheet" href="/assets/message.css"></head>\
            <body><main>%s</main></body></html>
            """;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Texts texts;

    NothingHere(Texts texts) {
        this.texts = texts;
    }

    /** The page, with 404. */
    public ResponseEntity<String> page() {
        var words = new StringBuilder();
        for (var language : Languages.ALL) {
            words.append("<section lang=\"%s\"><h1>%s</h1><p>%s</p><p><a href=\"/\">%s</a></p></section>"
                    .formatted(
                            language.getLanguage(),
                            escaped(texts.getTranslation("platform.nothing", language)),
                            escaped(texts.getTranslation("platform.nothing.text", language)),
                            escaped(texts.getTranslation("platform.nothing.home", language))));
        }
        var first = Languages.ALL.getFirst();
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(HTML)
                .body(PAGE.formatted(
                        first.getLanguage(), escaped(texts.getTranslation("platform.nothing", first)), words));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
