package pl.nurt.billing.ksef.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.BilledFirms;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.KsefChanged;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.KsefSubmission;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.OfficeViewTest;

class KsefViewTest extends OfficeViewTest {
    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Ksef ksef;

    @Autowired
    private DSLContext db;

    @Autowired
    private MovableClock clock;

    private InvoiceId invoice;

    @BeforeEach
    void oneStopped() {
        invoice = new BilledFirms(beans).issue("v", 2).getFirst();
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.STATE, KsefState.WITHHELD)
                .set(KSEF_SUBMISSION.PROBLEM, KsefProblem.NIP)
                .set(KSEF_SUBMISSION.SAID, "Podmiot2")
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void what_stopped_is_shown_with_its_cause_and_that_this_is_no_real_ksef(Locale language) {
        open(language, "office/billing/ksef", Role.FINANCE);

        var polish = language.equals(Languages.POLISH);
        assertThat(text())
                .contains(polish ? "To nie jest prawdziwy KSeF" : "This is not the real KSeF")
                .contains(polish ? "zatrzymana u nas" : "kept back by us")
                .contains(
                        polish
                                ? "Brak NIP albo zła cyfra kontrolna (Podmiot2)"
                                : "No NIP, or a wrong check digit (Podmiot2)")
                .contains("Odbiorca v1", "ZWIK/FV/");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void that_the_settings_forbid_the_way_is_said_in_words(Locale language) {
        db.update(KSEF_SUBMISSION)
                .setNull(KSEF_SUBMISSION.PROBLEM)
                .set(KSEF_SUBMISSION.SAID, KsefSubmission.NOT_ALLOWED)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();

        open(language, "office/billing/ksef", Role.FINANCE);

        assertThat(text())
                .contains(
                        language.equals(Languages.POLISH)
                                ? "Portalowi nie wolno się tam łączyć"
                                : "The portal may not connect there");
    }

    @Test
    void finance_sends_it_again() {
        open("office/billing/ksef", Role.FINANCE);

        _click(_get(Button.class, spec -> spec.withText("Wyślij ponownie")));

        assertThat(text()).contains("Faktura pójdzie jeszcze raz");
        assertThat(ksef.find(invoice).orElseThrow().state()).isEqualTo(KsefState.QUEUED);
        _assertNone(Button.class, spec -> spec.withText("Wyślij ponownie"));
    }

    @Test
    void of_a_number_that_is_taken_ksef_can_be_asked_again() {
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.STATE, KsefState.CONFLICT)
                .setNull(KSEF_SUBMISSION.PROBLEM)
                .set(KSEF_SUBMISSION.DOCUMENT_HASH, "0".repeat(64))
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
        open("office/billing/ksef", Role.FINANCE);

        _click(_get(Button.class, spec -> spec.withText("Zapytaj KSeF ponownie")));

        assertThat(text()).contains("Pytamy KSeF jeszcze raz");
        assertThat(ksef.find(invoice).orElseThrow().state()).isEqualTo(KsefState.COMPARING);
    }

    @Test
    void until_when_an_invoice_must_be_sent_stands_beside_it() {
        open("office/billing/ksef", Role.FINANCE);
        var term = Formats.of(Languages.POLISH)
                .day(ksef.find(invoice).orElseThrow().sendBy().orElseThrow());
        assertThat(text()).contains("Wysłać do", term).doesNotContain("termin minął");

        clock.advance(Duration.ofDays(7));
        UI.getCurrent().navigate("office/billing/invoices");
        UI.getCurrent().navigate("office/billing/ksef");

        assertThat(text()).contains("termin minął " + term);
    }

    @Test
    void what_goes_on_meanwhile_does_not_take_the_rows_from_under_the_reader() {
        open("office/billing/ksef", Role.FINANCE);
        var row = _get(Button.class, spec -> spec.withText("Wyślij ponownie"));

        publish(new KsefChanged());

        assertThat(_get(Button.class, spec -> spec.withText("Wyślij ponownie"))).isSameAs(row);
        _click(_get(Button.class, spec -> spec.withText("Pokaż zmiany")));
        assertThat(_get(Button.class, spec -> spec.withText("Wyślij ponownie"))).isNotSameAs(row);
        _assertNone(Button.class, spec -> spec.withText("Pokaż zmiany"));
    }

    @Test
    void the_auditor_sees_it_is_noted_and_changes_nothing() {
        open("office/billing/ksef", Role.AUDITOR);

        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.DEED.eq("billing.KSEF_LISTED")))
                .isEqualTo(1);

        assertThat(text()).contains("zatrzymana u nas");
        _assertNone(Button.class, spec -> spec.withText("Wyślij ponownie"));
    }

    private static String text() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }
}
