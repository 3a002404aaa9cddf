package pl.nurt.billing.register.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.MONTH_CLOSING;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.billing.BilledFirms;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.register.SalesRegister;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.OfficeViewTest;
import pl.nurt.testing.SignIn;

class SalesRegisterTest extends OfficeViewTest {
    @Autowired
    private ApplicationContext beans;

    @Autowired
    private SalesRegister register;

    @Autowired
    private SignIn signIn;

    @Autowired
    private DSLContext db;

    @Autowired
    private MovableClock clock;

    private Viewer finance;
    private YearMonth month;
    private List<InvoiceId> invoices;

    @BeforeEach
    void threeInvoices() {
        invoices = new BilledFirms(beans).issue("r", 2);
        finance = signIn.as(Role.FINANCE).viewer();
        month = YearMonth.from(CivilTime.dayOf(now));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void each_month_shows_what_was_issued_in_it(Locale language) {
        var row = register.months(null, 1).getFirst();
        open(language, SalesRegisterView.PATH, Role.FINANCE);

        assertThat(row.month()).isEqualTo(month);
        assertThat(row.invoices()).isGreaterThanOrEqualTo(3);
        assertThat(text())
                .contains(
                        Formats.of(language).month(month), Formats.of(language).amount(row.gross()))
                .contains(language.equals(Languages.POLISH) ? "trwa" : "running");
    }

    @Test
    void a_month_is_closed_when_it_is_over_and_once() {
        assertThatThrownBy(() -> register.close(finance, month)).isInstanceOf(RefusedInputException.class);

        nextMonth();
        register.close(finance, month);
        register.close(finance, month);

        var closed = register.months(null, 2).get(1);
        assertThat(closed.closings()).hasSize(1);
        assertThat(closed.closed()).isPresent();
        assertThat(closed.invoices()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void nothing_is_issued_into_a_closed_month() {
        nextMonth();
        register.close(finance, month);

        var copy = db.fetchSingle(INVOICE, INVOICE.INVOICE_ID.eq(invoices.getFirst()));
        copy.setSequence(copy.getSequence() + 100_000);
        copy.setNumber("copy");
        copy.changed(true);
        copy.changed(INVOICE.INVOICE_ID, false);
        assertThatThrownBy(() -> db.insertInto(INVOICE).set(copy).execute()).hasMessageContaining("is closed");
    }

    @Test
    void a_closing_is_never_changed() {
        nextMonth();
        register.close(finance, month);

        assertThatThrownBy(() ->
                        db.update(MONTH_CLOSING).set(MONTH_CLOSING.INVOICES, 0L).execute())
                .hasMessageContaining("never changed");
    }

    @Test
    void whoever_only_looks_closes_nothing() {
        nextMonth();
        var auditor = signIn.as(Role.AUDITOR).viewer();

        assertThatThrownBy(() -> register.close(auditor, month)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_month_is_opened_again_for_a_reason_that_stays_beside_it() {
        nextMonth();
        open(SalesRegisterView.PATH, Role.FINANCE);
        _click(button("Zamknij"));
        _fireConfirm(_get(ConfirmDialog.class));
        assertThat(text()).contains("zamknięty");
        _assertNone(Button.class, spec -> spec.withText("Zamknij"));

        _click(button("Otwórz"));
        _click(inDialog("Otwórz"));
        assertThat(register.months(null, 2).get(1).closed()).isPresent();
        _setValue(_get(TextArea.class), "Korekta z biura rachunkowego");
        _click(inDialog("Otwórz"));

        assertThat(register.months(null, 2).get(1).closed()).isEmpty();
        assertThat(text()).contains("Otwarte ponownie", "Korekta z biura rachunkowego");
        _assertOne(Button.class, spec -> spec.withText("Zamknij"));
    }

    private static String text() {
        // Short words do not end a line.
        return UI.getCurrent()
                .getCurrentView()
                .getElement()
                .getTextRecursively()
                .replace('\u00a0', ' ');
    }

    private Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private Button inDialog(String text) {
        return _get(_get(FormDialog.class), Button.class, spec -> spec.withText(text));
    }

    private void nextMonth() {
        var next = month.plusMonths(1).atDay(2).atStartOfDay(CivilTime.ZONE).toInstant();
        clock.advance(Duration.between(clock.instant(), next));
    }
}
