package pl.nurt.platform.ui.form;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class LeaveGuardTest extends ViewTest {
    @BeforeEach
    void aFormOnAPage() {
        signIn(Role.ADMIN);
        openBrowser(Languages.POLISH, Writing.class, Elsewhere.class);
        UI.getCurrent().navigate(Writing.class);
    }

    @Test
    void what_was_typed_is_not_lost_without_a_question() {
        _setValue(_get(TextField.class), "Polna 18");
        UI.getCurrent().navigate(Elsewhere.class);

        assertThat(here()).isEqualTo("test-writing");
        ConfirmDialogKt._fireCancel(_get(ConfirmDialog.class));
        assertThat(here()).isEqualTo("test-writing");
        assertThat(_get(TextField.class).getValue()).isEqualTo("Polna 18");

        UI.getCurrent().navigate(Elsewhere.class);
        ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(here()).isEqualTo("test-elsewhere");
    }

    @Test
    void an_untouched_form_asks_nothing() {
        UI.getCurrent().navigate(Elsewhere.class);

        assertThat(here()).isEqualTo("test-elsewhere");
        _assertNone(ConfirmDialog.class);
    }

    @Test
    void saving_may_lead_elsewhere() {
        _setValue(_get(TextField.class), "Polna 18");
        _get(Form.class).submit(() -> UI.getCurrent().navigate(Elsewhere.class));

        assertThat(here()).isEqualTo("test-elsewhere");
        _assertNone(ConfirmDialog.class);
    }

    private static String here() {
        return UI.getCurrent().getActiveViewLocation().getPath();
    }

    @Route("test-writing")
    @AnonymousAllowed
    static class Writing extends Div {
        Writing() {
            var form = new Form(Columns.ONE).guardLeaving();
            form.field("street", new TextField("Ulica"));
            add(form);
        }
    }

    @Route("test-elsewhere")
    @AnonymousAllowed
    static class Elsewhere extends Div {}
}
