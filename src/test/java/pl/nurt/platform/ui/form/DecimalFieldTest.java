package pl.nurt.platform.ui.form;

import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class DecimalFieldTest extends ViewTest {
    private final List<@Nullable BigDecimal> saved = new ArrayList<>();

    private DecimalField open(Locale language, Form form) {
        openBrowser(language);
        UI.getCurrent().add(form);
        var field = form.field("index", new DecimalField("Stan").decimals(3));
        field.show(new BigDecimal("1266.500"));
        form.filled();
        return field;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_comma_and_a_point_are_taken_in_either_language(Locale language) {
        openBrowser(language);
        var form = new Form(Columns.ONE);
        var field = open(language, form);
        for (var typed : List.of("12,5", "12.5", "1 266,5", "1,453.5")) {
            _setValue(field, typed);
            assertThat(form.submit(() -> saved.add(field.number()))).as(typed).isTrue();
        }
        assertThat(saved)
                .containsExactly(
                        new BigDecimal("12.5"),
                        new BigDecimal("12.5"),
                        new BigDecimal("1266.5"),
                        new BigDecimal("1453.5"));
    }

    @Test
    void what_cannot_be_read_stays_in_the_field_which_says_why_and_nothing_is_done() {
        openBrowser(Languages.POLISH);
        var form = new Form(Columns.ONE);
        var field = open(Languages.POLISH, form);
        _setValue(field, "dwanaście");

        assertThat(form.submit(() -> saved.add(field.number()))).isFalse();

        assertThat(saved).isEmpty();
        assertThat(field.getValue()).isEqualTo("dwanaście");
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("To nie jest liczba. Wpisz ją na przykład tak: 12,5");

        _setValue(field, "1.453");
        assertThat(form.submit(() -> saved.add(field.number()))).isFalse();
        assertThat(field.getErrorMessage()).isEqualTo("To może być 1453 albo 1,453. Wpisz jedną z tych liczb.");

        _setValue(field, "1,4535");
        assertThat(form.submit(() -> saved.add(field.number()))).isFalse();
        assertThat(field.getErrorMessage()).isEqualTo("Wpisz najwyżej 3 miejsca po przecinku.");
        assertThat(saved).isEmpty();
    }

    @Test
    void what_is_stored_is_shown_in_the_readers_notation() {
        openBrowser(Languages.POLISH);
        assertThat(open(Languages.POLISH, new Form(Columns.ONE)).getValue()).isEqualTo("1266,500");
        openBrowser(Languages.ENGLISH);
        assertThat(open(Languages.ENGLISH, new Form(Columns.ONE)).getValue()).isEqualTo("1266.500");
    }
}
