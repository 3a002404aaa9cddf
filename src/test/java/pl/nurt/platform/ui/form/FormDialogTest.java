package pl.nurt.platform.ui.form;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class FormDialogTest extends ViewTest {
    private final List<String> added = new ArrayList<>();

    @BeforeEach
    void anOpenDialog() {
        openBrowser(Languages.POLISH);
        var code = new TextField("Nazwa mostu");
        var form = new Form(Columns.ONE);
        form.required("code", code);
        new FormDialog("Nowy most", form, "Dodaj", () -> add(code.getValue())).open();
    }

    @Test
    void it_closes_when_the_thing_is_done() {
        _setValue(_get(TextField.class), "most-2");
        press("Dodaj");

        assertThat(added).containsExactly("most-2");
        _assertNone(Dialog.class);
    }

    @Test
    void a_refusal_keeps_it_open_with_the_reason_at_the_field() {
        _setValue(_get(TextField.class), "most-1");
        press("Dodaj");

        assertThat(added).isEmpty();
        assertThat(_get(TextField.class).isInvalid()).isTrue();
        assertThat(_get(Button.class, spec -> spec.withText("Dodaj")).isEnabled())
                .isTrue();
    }

    @Test
    void what_was_typed_is_not_thrown_away_without_a_question() {
        _setValue(_get(TextField.class), "most-2");
        press("Anuluj");
        ConfirmDialogKt._fireCancel(_get(ConfirmDialog.class));
        assertThat(_get(TextField.class).getValue()).isEqualTo("most-2");

        press("Anuluj");
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        _assertNone(Dialog.class);
    }

    @Test
    void an_empty_one_closes_at_once() {
        press("Anuluj");

        _assertNone(Dialog.class);
    }

    private void add(String code) {
        if (code.equals("most-1")) {
            throw new RefusedInputException(List.of(new FieldProblem("code", "platform.form.missing")));
        }
        added.add(code);
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }
}
