package pl.nurt.billing.bills.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.Billed;
import pl.nurt.billing.corrections.Corrected;
import pl.nurt.billing.documents.ui.PdfLink;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.frame.StartPanel;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.Shows;
import pl.nurt.testing.ViewTest;

class BillViewsTest extends ViewTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private List<StartPanel> startPanels;

    @Autowired
    private MovableClock clock;

    private Billed billed;

    @BeforeEach
    void tariff() {
        billed = new Billed(context);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void what_is_to_be_paid_and_until_when_stands_first(Locale language) {
        var id = billed.invoice("218", "10.000");
        open(language, "218");

        UI.getCurrent().navigate(BillsNavigation.PATH);

        var polish = language.equals(Languages.POLISH);
        assertThat(text())
                .contains(
                        polish ? "Do zapłaty" : "To pay",
                        polish ? "146,88" : "146.88",
                        billed.get(id).number())
                .contains(polish ? "nie płać drugi raz" : "do not pay twice")
                .contains(polish ? "Numeru konta jeszcze tu nie podano" : "No account number is given here yet");
        _assertNone(Button.class, spec -> spec.withText("Zapłać"));
    }

    @Test
    void a_correction_stands_beside_its_invoice_and_lowers_what_is_to_be_paid() {
        var id = billed.invoice("218", "10.000");
        var corrected = new Corrected(context);
        var correction = corrected.issue(corrected.closing(id, "109.000")).getFirst();
        open(Languages.POLISH, "218");

        UI.getCurrent().navigate(BillsNavigation.PATH);
        assertThat(text())
                .contains("132,84", "Korekta faktury", "−14,04 zł")
                .contains("dotyczy " + billed.get(id).number());

        UI.getCurrent().navigate(BillsNavigation.bill(correction.id()));
        assertThat(text())
                .contains("Co koryguje ten dokument", Corrected.REASON, "Przed korektą", "zmniejsza należność")
                .contains("10 m³ × 5,00 zł = 50,00 zł", "9 m³ × 5,00 zł = 45,00 zł")
                .doesNotContain("Numer konta");
        UI.getCurrent().navigate(BillsNavigation.bill(id));
        assertThat(text()).contains("Ta faktura została skorygowana", "Po korektach wychodzi 132,84 zł");
    }

    @Test
    void of_an_invoice_that_was_cancelled_nothing_is_to_be_paid() {
        var id = billed.invoice("218", "10.000");
        new Corrected(context).cancelled(id);
        open(Languages.POLISH, "218");

        UI.getCurrent().navigate(BillsNavigation.PATH);
        assertThat(text()).contains("−146,88 zł").doesNotContain("Do zapłaty");
        UI.getCurrent().navigate(BillsNavigation.bill(id));
        assertThat(text()).contains("nic do zapłaty").doesNotContain("Numer konta");
    }

    @Test
    void who_has_no_invoice_yet_is_told_so() {
        billed.contracted.silent("218", "GD", billed.month());
        open(Languages.POLISH, "218");

        UI.getCurrent().navigate(BillsNavigation.PATH);

        assertThat(text()).contains("Nie ma jeszcze faktury");
        _assertNone(TimelineCard.class);
    }

    @Test
    void the_invoices_stand_in_one_line_of_time_and_can_be_searched() {
        billed.invoices("218", "10.000", "8.590");
        open(Languages.POLISH, "218");

        UI.getCurrent().navigate(BillsNavigation.PATH);
        assertThat(text()).contains("127,08").contains("146,88").contains("2 faktury w jednym pliku ZIP");
        assertThat(_get(Select.class).getListDataView().getItemCount()).isEqualTo(1);

        UI.getCurrent().navigate(BillsNavigation.PATH, QueryParameters.of("q", "000001"));
        assertThat(rows()).contains("146,88").doesNotContain("127,08");
        UI.getCurrent().navigate(BillsNavigation.PATH, QueryParameters.of("q", "nothing"));
        assertThat(rows()).contains("Nie ma takiej faktury");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_line_of_an_invoice_explains_itself(Locale language) {
        var id = billed.invoices("218", "10.000", "8.590");
        open(language, "218");

        UI.getCurrent().navigate(BillsNavigation.bill(id));

        var polish = language.equals(Languages.POLISH);
        assertThat(text())
                .contains("M218")
                .contains(polish ? "110,000 m³" : "110.000 m³", polish ? "118,590 m³" : "118.590 m³")
                .contains(polish ? "8,590 m³ × 5,00 zł = 42,95 zł" : "8.590 m³ × 5.00 zł = 42.95 zł")
                .contains(polish ? "art. 27 ust. 5" : "art. 27(5)")
                .contains(polish ? "Zaczynamy od stanu" : "We begin with the index")
                .contains(polish ? "mniejsze zużycie" : "less use")
                .contains(polish ? "127,08" : "127.08");
    }

    @Test
    void where_to_pay_stands_with_a_code_for_the_bank() {
        var id = billed.invoice("218", "10.000");
        billed.paidInto("29830900002000000000000123");
        open(Languages.POLISH, "218");

        UI.getCurrent().navigate(BillsNavigation.bill(id));

        assertThat(text()).contains("29 8309 0000 2000 0000 0000 0123");
        assertThat(_get(Image.class).getAlt())
                .hasValueSatisfying(alt -> assertThat(alt).contains("146,88"));
        assertThat(_get(Button.class, spec -> spec.withText("Skopiuj numer konta"))
                        .isEnabled())
                .isTrue();
    }

    @Test
    void an_invoice_that_is_not_given_yet_is_said_to_come_and_nothing_is_to_be_paid() {
        var id = billed.invoice("218", "10.000");
        billed.inKsef(id, KsefState.QUEUED);
        open(Languages.POLISH, "218");

        UI.getCurrent().navigate(BillsNavigation.PATH);
        assertThat(text()).contains("czeka na numer KSeF").doesNotContain("Do zapłaty");
        _assertNone(PdfLink.class);
        UI.getCurrent().navigate(BillsNavigation.bill(id));
        assertThat(text()).contains("czeka na numer KSeF").doesNotContain("Jak zapłacić");
        _assertNone(PdfLink.class);

        billed.inKsef(id, KsefState.WITHHELD);
        UI.getCurrent().navigate(BillsNavigation.PATH);
        assertThat(text()).contains("sprawdzamy, jeszcze nie płać").doesNotContain("Do zapłaty");
    }

    @Test
    void a_bill_past_its_day_says_so_and_is_still_to_be_paid() {
        billed.invoice("218", "10.000");
        clock.advance(Duration.ofDays(40));
        open(Languages.POLISH, "218");

        UI.getCurrent().navigate(BillsNavigation.PATH);

        assertThat(text()).contains("Do zapłaty", "146,88", "termin minął", "Od terminu min");
    }

    @Test
    void a_neighbours_invoice_is_not_found() {
        var neighbours = billed.invoice("219", "10.000");
        billed.contracted.silent("218", "GD", billed.month());
        open(Languages.POLISH, "218");

        UI.getCurrent().navigate(BillsNavigation.bill(neighbours));

        assertThat(UI.getCurrent().getChildren()).noneMatch(BillView.class::isInstance);
    }

    @Test
    @Shows("1.7")
    void the_start_page_says_what_is_owed_and_until_when() {
        billed.invoice("218", "10.000");
        open(Languages.POLISH, "218");
        var panel = startPanels.stream()
                .filter(OwedPanel.class::isInstance)
                .findFirst()
                .orElseThrow();

        var card = panel.create();

        assertThat(card.getElement().getTextRecursively()).contains("Do zapłaty", "146,88", "termin");
    }

    private void open(Locale language, String number) {
        Viewer resident = signIn(Role.RESIDENT).viewer();
        billed.belongs(number, resident);
        openBrowser(language, BillsView.class, BillView.class);
    }

    private static String rows() {
        return _get(TimelineCard.class).getElement().getTextRecursively();
    }

    private static String text() {
        return UI.getCurrent()
                .getCurrentView()
                .getElement()
                .getTextRecursively()
                .replace('\u00a0', ' ');
    }
}
