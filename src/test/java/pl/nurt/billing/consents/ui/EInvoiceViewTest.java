package pl.nurt.billing.consents.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.customer.Tables.CUSTOMER_CONSENT;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.consents.ConsentFixture;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.Shows;
import pl.nurt.testing.ViewTest;

class EInvoiceViewTest extends ViewTest {
    private static final String PASSWORD = "rzeka płynie do morza";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DSLContext db;

    @Autowired
    private MovableClock clock;

    private ConsentFixture fixture;

    @BeforeEach
    void household() {
        fixture = new ConsentFixture(context);
        fixture.tariff("5.90", "4.20");
        fixture.contracted.silent("218", "GD", CivilTime.dayOf(clock.instant()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_saving_stands_before_the_form(Locale language) {
        open(language);

        var polish = language.equals(Languages.POLISH);
        assertThat(text())
                .contains(polish ? "Zapłacisz mniej o" : "You will pay less by")
                .contains(polish ? "22,03" : "22.03")
                .contains(polish ? "6,37 zł" : "6.37 zł", polish ? "4,54 zł" : "4.54 zł")
                .contains("ul. Kopernika 218");
        assertThat(db.fetchCount(CUSTOMER_CONSENT)).isZero();
    }

    @Test
    @Shows("1.1")
    void a_consent_is_given_with_the_password_and_taken_back_in_the_same_way() {
        open(Languages.POLISH);

        confirm(PASSWORD, "Zgadzam się na e-faktury");
        assertThat(text())
                .contains("Zgoda jest zapisana", "będą elektroniczne")
                .contains("w portalu, potwierdzona hasłem")
                .contains("Zapłacisz więcej o");

        confirm(PASSWORD, "Wracam do papieru");
        assertThat(text()).contains("Wycofanie zgody jest zapisane").contains("wycofanie");
        assertThat(db.fetchCount(CUSTOMER_CONSENT)).isEqualTo(2);
    }

    @Test
    void a_wrong_password_changes_nothing_and_says_so_at_its_field() {
        open(Languages.POLISH);

        confirm("to nie to hasło", "Zgadzam się na e-faktury");

        assertThat(_get(PasswordField.class).getErrorMessage()).contains("To nie jest hasło");
        assertThat(db.fetchCount(CUSTOMER_CONSENT)).isZero();
    }

    @Test
    void after_too_many_wrong_passwords_not_even_the_right_one_is_judged() {
        open(Languages.POLISH);
        for (var wrong = 0; wrong < 5; wrong++) {
            confirm("to nie to hasło", "Zgadzam się na e-faktury");
        }

        confirm(PASSWORD, "Zgadzam się na e-faktury");

        assertThat(_get(PasswordField.class).getErrorMessage()).contains("Zbyt wiele");
        assertThat(db.fetchCount(CUSTOMER_CONSENT)).isZero();
    }

    @Test
    @Shows({"1.2", "1.8"})
    void what_is_not_ticked_is_not_declared() {
        open(Languages.POLISH);

        _setValue(_get(PasswordField.class), PASSWORD);
        _click(_get(Button.class, spec -> spec.withText("Zgadzam się na e-faktury")));

        assertThat(_get(Checkbox.class).getErrorMessage()).contains("Zaznacz");
        assertThat(db.fetchCount(CUSTOMER_CONSENT)).isZero();
    }

    private void open(Locale language) {
        var resident = signIn(Role.RESIDENT).viewer();
        fixture.belongs("218", resident);
        fixture.password(resident, PASSWORD);
        openBrowser(language, EInvoiceView.class);
        signedInSession();
        UI.getCurrent().navigate("bills/e-invoice");
    }

    private static void confirm(String password, String verb) {
        _setValue(_get(Checkbox.class), true);
        _setValue(_get(PasswordField.class), password);
        _click(_get(Button.class, spec -> spec.withText(verb)));
    }

    private static String text() {
        return UI.getCurrent()
                .getCurrentView()
                .getElement()
                .getTextRecursively()
                .replace('\u00a0', ' ');
    }
}
