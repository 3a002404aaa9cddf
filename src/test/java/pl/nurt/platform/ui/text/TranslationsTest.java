package pl.nurt.platform.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TranslationsTest {
    /** {@code {0}} as well as {@code {0,plural,…}}. */
    private static final Pattern PARAMETER = Pattern.compile("\\{\\d+ *[,}]");

    @Test
    void both_languages_say_everything() throws IOException {
        assertThat(texts("pl").stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames());
    }

    @Test
    void texts_with_parameters_take_the_same_ones_in_both_languages() throws IOException {
        var polish = texts("pl");
        var english = texts("en");
        for (var key : polish.stringPropertyNames()) {
            assertThat(parameters(polish.getProperty(key))).as(key).isEqualTo(parameters(english.getProperty(key)));
        }
    }

    @Test
    void a_polish_one_letter_word_never_ends_a_line() {
        assertThat(LineBreaks.bound(
                        "Wodę w piwnicy i na parterze zamknij, zanim zaczniesz, a potem zadzwoń", Languages.POLISH))
                .isEqualTo("Wodę w\u00a0piwnicy i\u00a0na parterze zamknij, zanim zaczniesz, a\u00a0potem zadzwoń");
        assertThat(LineBreaks.bound("w porządku", Languages.POLISH)).as("short").isEqualTo("w porządku");
    }

    private static Set<String> parameters(String text) {
        return PARAMETER.matcher(text).find() ? new MessageFormat(text).getArgumentNames() : Set.of();
    }

    private static Properties texts(String language) throws IOException {
        var all = new Properties();
        for (var resource : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:i18n/*_" + language + ".properties")) {
            try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                all.load(reader);
            }
        }
        return all;
    }
}
