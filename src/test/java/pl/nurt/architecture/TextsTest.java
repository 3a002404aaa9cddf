package pl.nurt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.testing.PortalClasses;

/** Polish and English say the same things, every text that a page asks for exists, and no text waits in vain. */
class TextsTest {
    /** A key that ends with a code, or has one before its last word: {@code metering.office.reason.BAD_INDEX.todo}. */
    private static final Pattern CODED = Pattern.compile("(.+?)\\.([A-Z][A-Z0-9_]*)((?:\\.[a-z]\\w*)?)");

    /** Keys whose codes are more or fewer than an enum's, on purpose. */
    private static final Set<String> OTHER_CODES = Set.of(
            // The states of a meter, and all of them together.
            "metering.office.chip.*",
            // What still waits is shown with its buttons instead of a word.
            "metering.office.quarantine.state.*",
            // The flags that bridges know; one that a newer bridge adds is shown as it came.
            "metering.plan.flag.*",
            // The states of an order, and what a search is besides.
            "telemetry.search.state.*",
            "telemetry.search.state.*.text");

    /** A text that counts in forms, and the word behind its number in each of them. */
    private static final Pattern PLURAL = Pattern.compile("\\{\\d+, plural,((?:\\s*\\w+\\s*\\{[^{}]*})+)\\s*}");

    private static final Pattern FORM = Pattern.compile("#\\s*([^\\W\\d_]{3,})", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NUMBER_AND_WORD =
            Pattern.compile("\\{\\d+(?:, *number[^{}]*)?}\\s+([^\\W\\d_]{3,})", Pattern.UNICODE_CHARACTER_CLASS);

    /** Texts in which a word behind an index or a name is not counted by it. */
    private static final Set<String> NOT_COUNTED = Set.of("billing.runs.hold.OPENING_DIFFERS.text");

    private final TextFiles texts = TextFiles.read(Path.of("main/resources/i18n"));
    private final TextUses uses = TextUses.read(Path.of("main/java"));

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(texts.keys("pl")).isEqualTo(texts.keys("en"));
    }

    @Test
    void no_text_stands_twice() {
        assertThat(texts.doubled()).isEmpty();
    }

    @Test
    void every_text_that_is_asked_for_by_its_whole_name_exists() {
        var missing = new TreeSet<>(uses.asked());
        assertThat(missing).isNotEmpty();
        missing.removeAll(texts.keys("pl"));
        assertThat(missing).isEmpty();
    }

    @Test
    void every_text_is_asked_for() {
        var unused = new TreeSet<>(texts.keys("pl"));
        unused.removeIf(uses::mayAsk);
        assertThat(unused).isEmpty();
    }

    /** The keys that are put together at run time: for each beginning and ending, the codes are those of an enum, all of them. */
    @Test
    void every_code_that_has_a_text_belongs_to_an_enum_whose_other_codes_have_one() throws IOException {
        var codes = new TreeMap<String, Set<String>>();
        for (var key : texts.keys("pl")) {
            var coded = CODED.matcher(key);
            if (coded.matches()) {
                codes.computeIfAbsent(coded.group(1) + ".*" + coded.group(3), unknown -> new TreeSet<>())
                        .add(coded.group(2));
            }
        }
        var enums = enums();
        codes.keySet().removeAll(OTHER_CODES);
        codes.values().removeIf(enums::contains);
        assertThat(codes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl", "en"})
    void every_text_is_a_pattern_that_can_be_filled_with_every_plural_form(String language) {
        var locale = Locale.of(language);
        var plain = List.of(1, 2, 3, 4, 5, 6).toArray();
        for (var text : texts.texts(language).entrySet()) {
            assertThat(text.getValue()).as(text.getKey()).isNotBlank();
            if (text.getValue().contains("{0")) {
                assertThat(new MessageFormat(text.getValue(), locale).format(plain))
                        .as(text.getKey())
                        .doesNotContain("{");
            }
            if (text.getValue().contains("plural")) {
                var forms = language.equals("pl") ? "one few many other" : "one other";
                assertThat(Stream.of(forms.split(" ", -1))
                                .filter(form -> !text.getValue().contains(form + " {")))
                        .as(text.getKey() + " lacks the forms of its plural")
                        .isEmpty();
            }
        }
    }

    /** What one text counts in forms (a reading, readings), no other text may count in one form alone. */
    @ParameterizedTest
    @ValueSource(strings = {"pl", "en"})
    void what_can_be_counted_is_counted_in_its_forms_everywhere(String language) {
        var counted = countedWords(texts.texts(language).values());
        assertThat(counted).isNotEmpty();
        var wrong = new TreeMap<String, String>();
        texts.texts(language)
                .forEach((key, text) -> NUMBER_AND_WORD
                        .matcher(text)
                        .results()
                        .filter(found -> counted.contains(found.group(1)) && !NOT_COUNTED.contains(key))
                        .forEach(found -> wrong.put(key, text)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_word_that_has_one_form_alone_is_none_that_is_counted() {
        assertThat(countedWords(List.of(
                        "{0, plural, one {# reading} other {# readings}}", "{0, plural, one {# new} other {# new}}")))
                .containsExactlyInAnyOrder("reading", "readings");
    }

    private static Set<String> countedWords(Collection<String> texts) {
        var counted = new TreeSet<String>();
        for (var text : texts) {
            PLURAL.matcher(text).results().forEach(plural -> {
                var forms = FORM.matcher(plural.group(1))
                        .results()
                        .map(form -> form.group(1))
                        .collect(Collectors.toSet());
                if (forms.size() > 1) {
                    counted.addAll(forms);
                }
            });
        }
        return counted;
    }

    private static Set<Set<String>> enums() {
        return PortalClasses.portal().stream()
                .filter(type -> type.isEnum())
                .map(type -> type.getFields().stream()
                        .filter(field -> field.getRawType().equals(type)
                                && field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                        .map(field -> field.getName())
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
