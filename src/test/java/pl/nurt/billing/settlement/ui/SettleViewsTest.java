package pl.nurt.billing.settlement.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.telemetry.Tables.BRIDGE_COMMAND;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;
import pl.nurt.billing.settlement.Settled;
import pl.nurt.identity.Role;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.ViewTest;

class SettleViewsTest extends ViewTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private DSLContext db;

    @Autowired
    private MovableClock clock;

    private Settled settled;

    @BeforeEach
    void household() {
        settled = new Settled(context);
        settled.household("218", "118.000");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_price_stands_with_every_line_before_anything_is_issued(Locale language) {
        openAsResident(language);

        var polish = language.equals(Languages.POLISH);
        assertThat(text())
                .contains("ul. Kopernika 218")
                .contains(polish ? "Do zapłaty za" : "To pay for")
                .contains(polish ? "cena ważna do" : "price valid until")
                .contains("M218", polish ? "118,000" : "118.000")
                .contains(polish ? "8 m³ × 5,00 zł = 40,00 zł" : "8 m³ × 5.00 zł = 40.00 zł")
                .contains(polish ? "nie można wycofać" : "cannot be taken back");
        assertThat(invoices()).isEqualTo(1);
    }

    @Test
    void one_press_issues_it_and_leads_to_the_invoice() {
        openAsResident(Languages.POLISH);

        _click(confirm());

        assertThat(invoices()).isEqualTo(2);
        var newest = settled.billed.of("218").getLast();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath())
                .isEqualTo("bills/" + newest.id().value());
    }

    @Test
    void a_price_that_has_run_out_is_shown_anew_and_nothing_is_issued() {
        openAsResident(Languages.POLISH);
        clock.advance(Duration.ofMinutes(16));

        _click(confirm());

        assertThat(text()).contains("Cena jest już inna");
        assertThat(invoices()).isEqualTo(1);
        _click(confirm());
        assertThat(invoices()).isEqualTo(2);
    }

    @Test
    void a_remote_meter_is_asked_and_its_answer_brings_the_price() {
        readFromAfar();
        openAsResident(Languages.POLISH);
        _assertNone(
                Button.class,
                spec -> spec.withPredicate(button -> button.getText().startsWith("Wystaw")));

        _click(_get(Button.class, spec -> spec.withText("Odczytaj wodomierz")));
        assertThat(text()).contains("Pytamy wodomierz");
        assertThat(db.fetchCount(BRIDGE_COMMAND)).isEqualTo(1);
        poll();
        assertThat(text()).contains("Pytamy wodomierz");
        settled.billed.contracted.read("218", clock.instant(), "119.000");
        clock.advance(Duration.ofSeconds(1));
        poll();

        assertThat(text()).contains("119,000").contains("Do zapłaty za");
    }

    @Test
    void a_meter_that_does_not_answer_leaves_the_last_reading_with_its_age() {
        readFromAfar();
        openAsResident(Languages.POLISH);
        _click(_get(Button.class, spec -> spec.withText("Odczytaj wodomierz")));

        clock.advance(Duration.ofSeconds(31));
        poll();

        assertThat(text())
                .contains("Wodomierz nie odpowiedział")
                .contains("118,000")
                .contains("min temu");
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button -> button.getText().startsWith("Rozlicz według stanu z"))));
        assertThat(text()).contains("Do zapłaty za");
    }

    @Test
    void what_is_in_doubt_is_said_and_cannot_be_issued() {
        settled.billed.contracted.read("218", settled.now.minusSeconds(30), "118.100", Verdict.IMPLAUSIBLE);

        openAsResident(Languages.POLISH);

        assertThat(text()).contains("Teraz nie możemy wystawić faktury").contains("budzi wątpliwość");
        _assertNone(
                Button.class,
                spec -> spec.withPredicate(button -> button.getText().startsWith("Wystaw")));
    }

    @Test
    void the_office_settles_a_contract_that_passed_to_another_owner_by_the_index_of_the_handover() {
        settled.billed.contracted.movesIn("218", "301", settled.today(), "117.500");
        var contract = settled.billed.contracted.contract("218");
        signIn(Role.FINANCE);
        openBrowser(Languages.POLISH, OfficeSettleView.class, page("invoices.ui.InvoiceView"));
        signedInSession();

        UI.getCurrent().navigate(OfficeSettleView.address(contract));

        assertThat(text()).contains("To rozliczenie końcowe").contains("117,500");
        _click(confirm());
        var last = settled.billed.of("218").getLast();
        assertThat(last.until()).isEqualTo(settled.today());
        assertThat(invoices()).isEqualTo(2);
    }

    @Test
    void a_neighbours_contract_in_the_address_is_not_found() {
        settled.household("219", "118.000");
        var neighbours = settled.billed.contracted.contract("219");
        var resident = signIn(Role.RESIDENT).viewer();
        settled.billed.belongs("218", resident);
        openBrowser(Languages.POLISH, SettleView.class);
        signedInSession();

        UI.getCurrent().navigate("bills/settle", QueryParameters.of("contract", Long.toString(neighbours.value())));

        assertThat(UI.getCurrent().getChildren()).noneMatch(SettleView.class::isInstance);
    }

    /** A page of another package, which nobody outside it may name. */
    private static Class<? extends Component> page(String name) {
        return ClassUtils.resolveClassName("pl.nurt.billing." + name, null).asSubclass(Component.class);
    }

    private void readFromAfar() {
        var fixture = new MeteringFixture(db, context.getBean(Bridges.class));
        var concentrator = fixture.concentrator(fixture.bridge().id(), "block-7");
        settled.billed.contracted.readThrough("218", concentrator);
    }

    private void openAsResident(Locale language) {
        var resident = signIn(Role.RESIDENT).viewer();
        settled.billed.belongs("218", resident);
        openBrowser(language, SettleView.class, page("bills.ui.BillView"));
        signedInSession();
        UI.getCurrent().navigate("bills/settle");
    }

    private static Button confirm() {
        return _get(
                Button.class,
                spec -> spec.withPredicate(button -> button.getText().startsWith("Wystaw fakturę na")));
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), false));
    }

    private int invoices() {
        return db.fetchCount(INVOICE, INVOICE.SUPPLY_CONTRACT_ID.eq(settled.billed.contracted.contract("218")));
    }

    private static String text() {
        return UI.getCurrent()
                .getCurrentView()
                .getElement()
                .getTextRecursively()
                .replace('\u00a0', ' ');
    }
}
