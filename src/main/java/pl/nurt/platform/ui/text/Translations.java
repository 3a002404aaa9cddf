package pl.nurt.platform.ui.text;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import pl.nurt.platform.Texts;

/**
 * The texts of all rooms: {@code i18n/<room>_pl.properties} and {@code _en.properties}, UTF-8, keys beginning with the room.
 *
 * <p>A text with parameters is a pattern of ICU, which knows that one says 1 faktura, 2 faktury and 5 faktur:
 * <code>{0, plural, one {# faktura} few {# faktury} many {# faktur} other {# faktury}}</code>. A missing key shows itself as
 * {@code !key} and in the log; a key that stands in two files stops the start, for nobody could tell which text is shown.
 */
@Component
class Translations implements Texts {
    private static final Logger log = LoggerFactory.getLogger(Translations.class);

    /** Reading a pattern takes longer than filling it; a pattern is not safe for two threads, so each use fills a copy. */
    private final Map<String, MessageFormat> patterns = new ConcurrentHashMap<>();

    private final Map<String, Map<String, String>> texts = Map.of("pl", load("pl"), "en", load("en"));

    private final boolean strict;

    /** @param strict whether a missing text is an error instead of {@code !key}: in tests, so that each view shows what it lacks */
    Translations(@Value("${nurt.texts.strict:false}") boolean strict) {
        this.strict = strict;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        var language = Languages.supported(locale);
        var text = texts.getOrDefault(language.getLanguage(), Map.of()).get(key);
        if (text == null) {
            if (strict) {
                throw new IllegalArgumentException("no text " + key + " in " + language.getLanguage());
            }
            log.error("text missing key={} language={}", key, language.getLanguage());
            return "!" + key;
        }
        return params.length == 0 ? text : filled(text, language, params);
    }

    private String filled(String text, Locale language, Object[] params) {
        var pattern =
                patterns.computeIfAbsent(language.getLanguage() + text, unknown -> new MessageFormat(text, language));
        return ((MessageFormat) pattern.clone()).format(params);
    }

    private static Map<String, String> load(String language) {
        try {
            var all = new HashMap<String, String>();
            for (var resource : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:i18n/*_" + language + ".properties")) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> {
                    if (all.put((String) key, (String) text) != null) {
                        throw new IllegalStateException(
                                "text " + key + " stands twice, once in " + resource.getFilename());
                    }
                });
            }
            return Map.copyOf(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
