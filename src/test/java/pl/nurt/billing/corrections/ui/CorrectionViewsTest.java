package pl.nurt.billing.corrections.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.billing.Tables.INVOICE;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;
import pl.nurt.billing.corrections.Corrected;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class CorrectionViewsTest extends ViewTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private DSLContext db;

    private Corrected corrected;
    private InvoiceId invoice;

    @BeforeEach
    void aBilledHousehold() {
        corrected = new Corrected(context);
        invoice = corrected.billed.invoice("218", "10.000");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void before_anything_is_issued_each_line_stands_as_it_was_and_as_it_will_be(Locale language) {
        open(language, invoice);
        var polish = language.equals(Languages.POLISH);

        _setValue(closing(polish), polish ? "109,000" : "109.000");
        _click(button(polish ? "Pokaż, co się zmieni" : "Show what changes"));

        assertThat(text())
                .contains(polish ? "Przed korektą" : "Before", polish ? "Po korekcie" : "After")
                .contains(polish ? "10 m³ × 5,00 zł = 50,00 zł" : "10 m³ × 5.00 zł = 50.00 zł")
                .contains(polish ? "9 m³ × 5,00 zł = 45,00 zł" : "9 m³ × 5.00 zł = 45.00 zł")
                .contains(polish ? "−14,04 zł" : "−14.04 zł");
        assertThat(corrections()).isZero();
    }

    @Test
    void it_takes_a_reason_and_leads_to_the_correction() {
        open(Languages.POLISH, invoice);
        _setValue(closing(true), "109");
        _click(button("Pokaż, co się zmieni"));

        _click(button("Wystaw 1 korektę"));
        assertThat(corrections()).as("no reason was given").isZero();
        _setValue(_get(TextField.class, spec -> spec.withLabel("Przyczyna korekty")), "Błędny odczyt");
        _click(button("Wystaw 1 korektę"));

        assertThat(corrections()).isEqualTo(1);
        assertThat(text())
                .contains("Faktura korygująca ZWIK/KOR/")
                .contains("Błędny odczyt", "Policzenie od nowa", "Zmiana kwoty")
                .contains(corrected.billed.get(invoice).number());
        UI.getCurrent().navigate("office/billing/invoices/" + invoice.value());
        assertThat(text()).contains("Ta faktura została skorygowana", "Po korektach wychodzi 132,84 zł");
    }

    @Test
    void to_zero_asks_for_no_index() {
        open(Languages.POLISH, invoice);

        _setValue(kinds(), CorrectionKind.CANCELLED);
        _assertNone(
                TextField.class,
                spec -> spec.withPredicate(
                        field -> field.isVisible() && field.getLabel().startsWith("Stan")));
        _click(button("Pokaż, co się zmieni"));

        assertThat(text()).contains("−146,88 zł");
    }

    @Test
    void what_cannot_be_corrected_says_why() {
        open(Languages.POLISH, invoice);
        _click(button("Pokaż, co się zmieni"));
        assertThat(text()).contains("Tak nie można skorygować", "faktura wyszłaby taka sama");

        var correction = corrected.issue(corrected.closing(invoice, "109.000")).getFirst();
        open(Languages.POLISH, invoice);

        assertThat(text()).contains("jest już skorygowana", correction.number());
        _assertNone(Button.class, spec -> spec.withText("Pokaż, co się zmieni"));
    }

    @Test
    void of_two_clerks_the_second_one_is_told_and_issues_nothing() {
        open(Languages.POLISH, invoice);
        _setValue(closing(true), "109");
        _click(button("Pokaż, co się zmieni"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Przyczyna korekty")), "Błędny odczyt");
        corrected.issue(corrected.closing(invoice, "108.000"));

        _click(button("Wystaw 1 korektę"));

        assertThat(text()).contains("Nic nie zostało wystawione", "jest już skorygowana");
        assertThat(corrections()).isEqualTo(1);
    }

    private void open(Locale language, InvoiceId id) {
        signIn(Role.FINANCE);
        openBrowser(language, CorrectionView.class, page("invoices.ui.InvoiceView"));
        UI.getCurrent().navigate(CorrectionView.address(id));
    }

    private static Class<? extends Component> page(String name) {
        return ClassUtils.resolveClassName("pl.nurt.billing." + name, null).asSubclass(Component.class);
    }

    private static TextField closing(boolean polish) {
        return _get(
                TextField.class,
                spec -> spec.withLabel(
                        polish ? "Stan końcowy wodomierza M218, m³" : "Closing index of meter M218, m³"));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<CorrectionKind> kinds() {
        return _get(RadioButtonGroup.class);
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private int corrections() {
        return db.fetchCount(INVOICE, INVOICE.CORRECTS_ID.isNotNull());
    }

    private static String text() {
        return UI.getCurrent()
                .getCurrentView()
                .getElement()
                .getTextRecursively()
                .replace('\u00a0', ' ');
    }
}
