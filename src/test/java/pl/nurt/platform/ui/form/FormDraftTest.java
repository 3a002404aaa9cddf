package pl.nurt.platform.ui.form;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.drafts.Draft;
import pl.nurt.platform.drafts.DraftKey;
import pl.nurt.platform.drafts.Drafts;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

/** What was typed and not saved comes back when the page is opened again. */
class FormDraftTest extends ViewTest {
    private static final DraftKey KEY = new DraftKey(4711, "test.note 1");

    @Autowired
    private Drafts drafts;

    private Form form;
    private TextField subject;
    private TextArea text;
    private PasswordField password;

    @Test
    void a_page_opened_again_begins_with_what_was_typed_and_says_so() {
        _assertNone(Paragraph.class);
        text.setValue("Pani Ewa prosi o");

        openPage();

        assertThat(text.getValue()).isEqualTo("Pani Ewa prosi o");
        assertThat(subject.getValue()).isEqualTo("Rozmowa");
        assertThat(form.isChanged()).isTrue();
        assertThat(_get(
                                Paragraph.class,
                                spec -> spec.withPredicate(
                                        said -> said.getText().startsWith("Przywróciliśmy szkic z")))
                        .isVisible())
                .isTrue();
    }

    @Test
    void saving_ends_the_draft_and_a_refusal_does_not() {
        text.setValue("Pani Ewa prosi o");

        form.submit(() -> {
            throw new RefusedInputException(List.of(new FieldProblem("text", "platform.form.missing")));
        });
        assertThat(drafts.find(KEY)).isPresent();

        form.submit(() -> {});
        assertThat(drafts.find(KEY)).isEmpty();
    }

    @Test
    void a_draft_that_is_given_up_leaves_the_form_as_it_is_stored() {
        text.setValue("Pani Ewa prosi o");
        openPage();

        _click(_get(Button.class, spec -> spec.withText("Odrzuć szkic")));

        assertThat(text.getValue()).isEmpty();
        assertThat(subject.getValue()).isEqualTo("Rozmowa");
        assertThat(drafts.find(KEY)).isEmpty();
        _assertNone(Button.class, spec -> spec.withText("Odrzuć szkic"));
    }

    @Test
    void a_secret_is_never_kept() {
        password.setValue("tajne");
        assertThat(drafts.find(KEY)).isEmpty();

        text.setValue("jawne");
        assertThat(drafts.find(KEY).map(Draft::texts)).contains(Map.of("text", "jawne"));
        _assertOne(PasswordField.class);
    }

    /** Again, it is as after a reload or on another portal. */
    @BeforeEach
    void openPage() {
        openBrowser(Languages.POLISH);
        form = new Form(Columns.ONE).keepDraft(drafts, KEY);
        subject = form.field("subject", new TextField("Temat"));
        text = form.field("text", new TextArea("Notatka"));
        password = form.field("password", new PasswordField("Hasło"));
        subject.setValue("Rozmowa");
        form.filled();
        UI.getCurrent().add(form);
    }
}
