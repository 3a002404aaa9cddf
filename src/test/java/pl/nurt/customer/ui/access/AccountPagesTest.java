package pl.nurt.customer.ui.access;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.access.AccessCodes;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.people.PortalAccount;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.SignedInUser;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.Household;
import pl.nurt.metering.use.Consumption;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

/** The clerk issues a code on the customer's page; a person uses it on the public page, and sees their meter and no other. */
class AccountPagesTest extends ViewTest {
    private static final String PASSWORD = "konik morski na ryneczku";

    @Autowired
    AccessPanel panel;

    @Autowired
    AccessCodes codes;

    @Autowired
    Customers customers;

    @Autowired
    Consumption consumption;

    @Autowired
    UserDetailsService stored;

    @Autowired
    DSLContext db;

    Viewer clerk = new Viewer(new UserAccountId(0), Set.of(Role.CUSTOMER_SERVICE));
    CustomerId ewa = new CustomerId(0);

    @BeforeEach
    void aHousehold() {
        var house = new Household(db, LocalDate.of(2024, 1, 1));
        house.mainMeter("2024-02-01T10:00", "0");
        new Household(db, LocalDate.of(2024, 1, 1)).mainMeter("2024-02-01T10:00", "0");
        ewa = house.customer;
    }

    private void atTheCounter(Locale language, Role role) {
        clerk = signIn(role).viewer();
        openBrowser(language, AccountOpeningView.class);
        UI.getCurrent().add(panel.of(ewa).getFirst().content());
    }

    private void atHome(Locale language) {
        openBrowser(language, AccountOpeningView.class);
        UI.getCurrent().navigate(AccessCodes.PAGE);
    }

    private static <T extends Component> T one(Class<T> type, String label) {
        return _get(type, spec -> spec.withLabel(label));
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private void fill(String number, String code, String login, String password) {
        _setValue(one(TextField.class, "Numer odbiorcy"), number);
        _setValue(one(TextField.class, "Kod"), code);
        _setValue(one(TextField.class, "Login"), login);
        _setValue(one(PasswordField.class, "Hasło"), password);
        _click(button("Załóż konto"));
    }

    @Test
    void from_the_code_on_the_screen_to_the_own_meter() {
        atTheCounter(Languages.POLISH, Role.CUSTOMER_SERVICE);
        _click(_get(Button.class, spec -> spec.withText("Wydaj kod")));
        _click(_find(Button.class, spec -> spec.withText("Wydaj kod")).getLast());
        var code =
                _get(Paragraph.class, spec -> spec.withClasses("access-code")).getText();
        _assertOne(Anchor.class, spec -> spec.withText("Otwórz list do wydruku (PDF)"));
        _click(button("Gotowe"));
        _assertOne(Span.class, spec -> spec.withText("kod czeka"));
        assertThat(_find(Paragraph.class)).noneMatch(text -> text.getText().contains(code));

        SecurityContextHolder.clearContext();
        atHome(Languages.POLISH);
        fill(number(ewa), code, "ewa.d", PASSWORD);

        _assertOne(Paragraph.class, spec -> spec.withText("Konto gotowe"));
        var resident = (SignedInUser) stored.loadUserByUsername("ewa.d");
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(resident, "", resident.getAuthorities())));
        assertThat(consumption.meters(resident.viewer())).hasSize(1);
    }

    private String number(CustomerId customer) {
        return AsSystem.call(() -> customers.card(customer)).number();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_wrong_code_is_refused_without_saying_which_part_was_wrong_and_nothing_typed_is_lost(Locale language) {
        openBrowser(language, AccountOpeningView.class);
        UI.getCurrent().navigate(AccessCodes.PAGE);
        var fields = _find(TextField.class);
        _setValue(fields.get(0), number(ewa));
        _setValue(fields.get(1), "0000-0000-0000");
        _setValue(fields.get(2), "ewa.d");
        _setValue(_get(PasswordField.class), PASSWORD);
        _click(_get(Button.class));

        assertThat(_find(TextField.class)).noneMatch(TextField::isInvalid);
        assertThat(_get(AccountOpeningView.class).getElement().getTextRecursively())
                .contains(language.equals(Languages.POLISH) ? "do siebie nie pasują" : "do not belong together");
        assertThat(fields.get(0).getValue()).isEqualTo(number(ewa));
        assertThat(fields.get(2).getValue()).isEqualTo("ewa.d");
    }

    @Test
    void a_weak_password_and_a_gap_are_said_at_their_fields() {
        atHome(Languages.POLISH);
        fill("1", "0000-0000-0000", "ewa d", "krótkie");

        assertThat(one(TextField.class, "Login").getErrorMessage()).contains("bez spacji");
        assertThat(one(PasswordField.class, "Hasło").getErrorMessage()).contains("co najmniej 12");

        _setValue(one(TextField.class, "Kod"), "");
        _click(button("Załóż konto"));
        assertThat(one(TextField.class, "Kod").isInvalid()).isTrue();
    }

    @Test
    void a_resident_who_is_signed_in_adds_a_customer_to_the_account() {
        var office = signIn(Role.CUSTOMER_SERVICE).viewer();
        var code = codes.issue(ewa, null, office).code();
        var resident = signIn(Role.RESIDENT).viewer();
        atHome(Languages.POLISH);

        _assertOne(H1.class, spec -> spec.withText("Dołącz kolejnego odbiorcę"));
        _assertNone(PasswordField.class);
        _setValue(one(TextField.class, "Numer odbiorcy"), number(ewa));
        _setValue(one(TextField.class, "Kod"), code);
        _click(button("Dołącz"));

        _assertOne(Paragraph.class, spec -> spec.withText("Dołączone"));
        assertThat(consumption.meters(resident)).hasSize(1);
    }

    @Test
    void unlinking_asks_why_and_keeps_the_account_among_those_of_before() {
        atTheCounter(Languages.POLISH, Role.ADMIN);
        _click(button("Odłącz"));
        _setValue(_get(TextArea.class), "sprzedał dom");
        _click(_find(Button.class, spec -> spec.withText("Odłącz")).getLast());

        _assertOne(Paragraph.class, spec -> spec.withText("Nikt nie ma jeszcze konta."));
        assertThat(_find(Span.class)).anyMatch(span -> span.getText().endsWith("Jan Testowy: sprzedał dom"));
        assertThat(customers.card(ewa).accounts())
                .extracting(PortalAccount::login)
                .isEmpty();
    }

    @Test
    void who_may_not_give_access_sees_the_accounts_and_no_button() {
        atTheCounter(Languages.ENGLISH, Role.AUDITOR);

        assertThat(_find(Span.class)).anyMatch(span -> span.getText().startsWith("Household"));
        _assertNone(Button.class, spec -> spec.withText("Issue a code"));
        _assertNone(Button.class, spec -> spec.withText("Unlink"));
    }
}
