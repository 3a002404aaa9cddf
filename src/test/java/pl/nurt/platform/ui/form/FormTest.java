package pl.nurt.platform.ui.form;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class FormTest extends ViewTest {
    private final List<String> saved = new ArrayList<>();
    private Form form;
    private TextField name;
    private TextField street;
    private TextField phone;
    private IntegerField persons;

    @BeforeEach
    void anOpenForm() {
        openBrowser(Languages.POLISH);
        form = new Form(Columns.TWO);
        name = form.required("name", new TextField("Nazwa"));
        street = form.field("street", new TextField("Ulica"));
        phone = form.field("phone", new TextField("Telefon"));
        persons = form.field("persons", new IntegerField("Ile osób"));
        fill("Anna", "Polna 18", "");
        UI.getCurrent().add(form);
    }

    @Test
    void what_must_be_filled_in_is_asked_for_before_anything_is_done() {
        name.setValue(" ");

        assertThat(form.submit(() -> saved.add(name.getValue()))).isFalse();

        assertThat(saved).isEmpty();
        assertThat(name.getErrorMessage()).isEqualTo("Uzupełnij to pole");
        assertThat(name.isInvalid()).isTrue();
    }

    @Test
    void a_refusal_stands_at_its_fields_and_above_them_and_goes_away_where_it_is_mended() {
        assertThat(form.submit(() -> refuse("phone", "street"))).isFalse();

        assertThat(phone.isInvalid()).isTrue();
        assertThat(street.isInvalid()).isTrue();
        assertThat(name.isInvalid()).isFalse();
        _assertOne(Paragraph.class, spec -> spec.withText("Popraw to, żeby zapisać"));
        _assertOne(NativeButton.class, spec -> spec.withText("Telefon"));

        _setValue(phone, "55 249 01 02");

        assertThat(phone.isInvalid()).isFalse();
        _assertNone(NativeButton.class, spec -> spec.withText("Telefon"));
        _assertOne(NativeButton.class, spec -> spec.withText("Ulica"));
    }

    @Test
    void a_problem_that_belongs_to_no_field_is_said_too() {
        form.submit(() -> refuse("contract"));

        _assertOne(Span.class, spec -> spec.withText("Uzupełnij to pole"));
    }

    @Test
    void a_field_hidden_by_a_choice_is_not_asked_for() {
        name.setValue("");
        name.setVisible(false);

        assertThat(form.submit(() -> saved.add("done"))).isTrue();
    }

    @Test
    void saving_ends_the_change() {
        assertThat(form.isChanged()).isFalse();
        phone.setValue("55 249 01 02");
        assertThat(form.isChanged()).isTrue();
        assertThat(form.getElement().hasAttribute("data-dirty")).isTrue();

        form.submit(() -> saved.add("done"));

        assertThat(form.isChanged()).isFalse();
        assertThat(form.getElement().hasAttribute("data-dirty")).isFalse();
    }

    @Test
    void an_edit_of_somebody_else_is_joined_with_what_was_typed() {
        form.reloadedBy(() -> fill("Anna", "Polna 20", "55 249 00 00"));
        name.setValue("Hanna");
        street.setValue("Polna 22");

        assertThat(form.submit(() -> {
                    throw new StaleEditException();
                }))
                .isFalse();

        assertThat(name.getValue()).as("only mine").isEqualTo("Hanna");
        assertThat(phone.getValue()).as("only theirs").isEqualTo("55 249 00 00");
        assertThat(street.getValue()).as("both: mine stays").isEqualTo("Polna 22");
        _assertOne(Span.class, spec -> spec.withText("zapisano: Polna 20"));
        _assertOne(Span.class, spec -> spec.withText("wpisano tutaj: Polna 22"));
        assertThat(_get(Paragraph.class, spec -> spec.withClasses("notice-text"))
                        .getText())
                .contains("Z jego zmian wczytano: Telefon.");

        _click(_get(Button.class, spec -> spec.withText("Weź zapisane")));
        assertThat(street.getValue()).isEqualTo("Polna 20");
        _click(_get(Button.class, spec -> spec.withText("Przywróć moje")));
        assertThat(street.getValue()).isEqualTo("Polna 22");

        assertThat(form.submit(() -> saved.add(street.getValue()))).isTrue();
        assertThat(saved).containsExactly("Polna 22");
    }

    @Test
    void after_somebody_elses_edit_one_may_begin_anew() {
        form.reloadedBy(() -> fill("Anna", "Polna 20", ""));
        street.setValue("Polna 22");
        form.submit(() -> {
            throw new StaleEditException();
        });

        _click(_get(Button.class, spec -> spec.withText("Wczytaj ponownie")));

        assertThat(street.getValue()).isEqualTo("Polna 20");
        assertThat(form.isChanged()).isFalse();
        _assertNone(Paragraph.class, spec -> spec.withText("Ktoś był szybszy"));
    }

    @Test
    void a_part_of_several_fields_gets_the_problems_below_its_name() {
        var rows = new Rows();
        form.part("meters", "Wodomierze", rows, () -> rows.held, held -> rows.held = held);

        form.submit(() -> refuse("meters[2].serial"));
        assertThat(rows.said).containsExactly("meters[2].serial");

        rows.held = List.of("31415926");
        assertThat(form.isChanged()).isTrue();
    }

    private void fill(String who, String where, String number) {
        name.setValue(who);
        street.setValue(where);
        phone.setValue(number);
        persons.clear();
        form.filled();
    }

    private static void refuse(String... fields) {
        throw new RefusedInputException(List.of(fields).stream()
                .map(field -> new FieldProblem(field, "platform.form.missing"))
                .toList());
    }

    private static final class Rows extends com.vaadin.flow.component.html.Div implements FieldMap.Part {
        private final List<String> said = new ArrayList<>();
        private List<String> held = List.of();

        @Override
        public void say(String field, String text) {
            said.add(field);
        }

        @Override
        public void clearProblems() {
            said.clear();
        }
    }
}
