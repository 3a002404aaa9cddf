package pl.nurt.customer.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.nurt.customer.supply.BilledInvoice;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class BilledWarningTest extends ViewTest {
    @Test
    void invoices_with_days_that_go_are_named_and_a_word_is_asked_for_only_then() {
        signIn(Role.CUSTOMER_SERVICE);
        openBrowser(Languages.POLISH);
        var form = new Form(Columns.ONE);
        var warning = new BilledWarning(form);
        UI.getCurrent().add(form);
        var formats = Formats.of(Languages.POLISH);
        _assertNone(Checkbox.class);

        warning.show(
                List.of(
                        new BilledInvoice("FV/7", LocalDate.of(2026, 9, 30)),
                        new BilledInvoice("FV/9", LocalDate.of(2026, 10, 31))),
                formats);
        assertThat(warning.getElement().getTextRecursively())
                .contains("Najpierw trzeba skorygować: FV/7 (do 30.09.2026), FV/9 (do 31.10.2026).");
        _get(Checkbox.class).setValue(true);
        assertThat(warning.isDespite()).isTrue();

        warning.show(List.of(), formats);
        _assertNone(Checkbox.class);
        assertThat(warning.isDespite()).isFalse();
        assertThat(warning.getElement().getTextRecursively()).isEmpty();
    }
}
