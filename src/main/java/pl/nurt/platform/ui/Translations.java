package pl.nurt.platform.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The texts of all rooms: {@code i18n/<room>_pl.properties} and {@code _en.properties}, UTF-8, keys beginning with the room.
 *
 * <p>A text with parameters is a {@link MessageFormat} pattern. A missing key shows itself as {@code !key} and in the log.
 */
@Component
class Translations implements I18NProvider {
    private static final Logger log = LoggerFactory.getLogger(Translations.class);

    private final Map<String, Map<String, String>> texts = Map.of("pl", load("pl"), "en", load("en"));

    @Override
    public List<Locale> getProvidedLocales() {
        return Languages.ALL;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        var language = Languages.supported(locale);
        var text = texts.getOrDefault(language.getLanguage(), Map.of()).get(key);
        if (text == null) {
            log.error("text missing key={} language={}", key, language.getLanguage());
            return "!" + key;
        }
        return params.length == 0 ? text : new MessageFormat(text, language).format(params);
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
                properties.forEach((key, text) -> all.put((String) key, (String) text));
            }
            return Map.copyOf(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
