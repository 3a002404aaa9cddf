package pl.nurt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Polish and English say the same things, and every text a view asks for exists. */
class TextsTest {
    private static final Path SOURCES = Path.of("main/java");
    private static final Path BUNDLES = Path.of("main/resources/i18n");
    private static final Pattern USED =
            Pattern.compile("(?:getTranslation\\(|title = |PageTitle\\()\\s*\"([a-z]+\\.[A-Za-z0-9_.]+)\"");

    @Test
    void both_languages_have_the_same_texts() throws IOException {
        assertThat(keys("pl")).isEqualTo(keys("en"));
    }

    @Test
    void every_text_that_is_asked_for_exists() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var found = USED.matcher(Files.readString(file));
                while (found.find()) {
                    if (!found.group(1).endsWith(".")) {
                        missing.add(found.group(1));
                    }
                }
            }
        }
        assertThat(missing).isNotEmpty();
        missing.removeAll(keys("pl"));
        assertThat(missing).isEmpty();
    }

    @Test
    void every_text_is_a_pattern_that_can_be_filled() throws IOException {
        for (var language : Set.of("pl", "en")) {
            var texts = texts(language);
            for (var key : texts.stringPropertyNames()) {
                assertThat(texts.getProperty(key)).as(key).isNotBlank();
                if (texts.getProperty(key).contains("{0")) {
                    new MessageFormat(texts.getProperty(key), Locale.of(language))
                            .format(new Object[] {1, 2, 3, 4, 5, 6});
                }
            }
        }
    }

    private static Set<String> keys(String language) throws IOException {
        return new HashSet<>(texts(language).stringPropertyNames());
    }

    private static Properties texts(String language) throws IOException {
        var all = new Properties();
        try (var files = Files.list(BUNDLES)) {
            for (var file : files.filter(path -> path.toString().endsWith("_" + language + ".properties"))
                    .toList()) {
                try (var reader = Files.newBufferedReader(file)) {
                    all.load(reader);
                }
            }
        }
        return all;
    }
}
