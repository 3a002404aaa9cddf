package pl.nurt.customer.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.customer.Tables.IMPORT_RUN;
import static pl.nurt.db.customer.Tables.OPENING_BALANCE;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;

import com.github.mvysny.kaributesting.v10.ComboBoxKt;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.internal.rules.Numbers;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.search.CustomerHit;
import pl.nurt.customer.supply.ContractDraft;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.supply.HandoverIndex;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.customer.supply.SensitiveUse;
import pl.nurt.customer.supply.ServicePointDraft;
import pl.nurt.customer.supply.ServicePoints;
import pl.nurt.customer.ui.place.PlaceFormView;
import pl.nurt.customer.ui.place.PlaceView;
import pl.nurt.customer.ui.register.CustomersView;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;
import pl.nurt.platform.ui.form.DecimalField;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

/** A clerk at the telephone: finds the customer, sees the places, writes the talk down, mends what is wrong. */
class CustomerPagesTest extends ViewTest {
    private static final String PESEL = Numbers.pesel(LocalDate.of(1980, 3, 14), 614);

    @Autowired
    Customers customers;

    @Autowired
    Contracts contracts;

    @Autowired
    ServicePoints points;

    @Autowired
    DSLContext db;

    @Autowired
    Desk desk;

    Viewer clerk = new Viewer(new UserAccountId(0), Set.of(Role.CUSTOMER_SERVICE));
    CustomerId ewa = new CustomerId(0);

    @BeforeEach
    void register() {
        clerk = signIn(Role.CUSTOMER_SERVICE).viewer();
        ewa = customers.add(
                Drafts.person("Ewa", "Dąbrowska")
                        .pesel(PESEL)
                        .phones("600 000 391")
                        .draft(),
                clerk);
        customers.add(
                Drafts.of(CustomerKind.COMPANY, "Piekarnia").nip("1234563218").draft(), clerk);
        var place = points.add(
                new ServicePointDraft(
                        null,
                        "ul. Kopernika",
                        "16",
                        "14-420",
                        "Młynary",
                        null,
                        null,
                        null,
                        true,
                        true,
                        false,
                        SensitiveUse.DIALYSIS,
                        null),
                clerk);
        contracts.conclude(
                ewa,
                new ContractDraft(
                        "UM/2024/0391",
                        place,
                        LocalDate.of(2024, 3, 1),
                        "GD",
                        1,
                        InvoiceForm.ELECTRONIC,
                        true,
                        true,
                        false),
                clerk);
    }

    private void open(Locale language, String address, Role role) {
        signIn(role);
        openBrowser(
                language,
                CustomersView.class,
                CustomerView.class,
                CustomerFormView.class,
                PlaceView.class,
                PlaceFormView.class);
        var location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private String page() {
        return CustomerNavigation.customer(ewa);
    }

    @Test
    void the_list_finds_while_one_types_and_counts_by_kind() {
        open(Languages.POLISH, "office/customers", Role.TECHNICIAN);
        assertThat(_size(_get(Grid.class))).isEqualTo(2);

        _setValue(_get(TextField.class, spec -> spec.withLabel("Szukaj na liście")), "kopernika 16 ewa");

        assertThat(_size(_get(Grid.class))).isEqualTo(1);
        assertThat(String.join(" | ", _getFormattedRow(_get(Grid.class), 0)))
                .contains("Ewa Dąbrowska", "osoba fizyczna", "ul. Kopernika 16", "600\u00a0000\u00a0391");
    }

    @Test
    void the_address_of_the_list_carries_the_question() {
        open(Languages.POLISH, "office/customers?q=piekarnia&show=person", Role.FINANCE);

        _assertOne(H2.class, spec -> spec.withText("Żaden odbiorca nie pasuje"));
        _click(_get(Button.class, spec -> spec.withText("Pokaż wszystkich")));
        assertThat(_size(_get(Grid.class))).isEqualTo(2);
    }

    @Test
    void the_page_says_place_contract_and_terms_and_whom_to_warn() {
        open(Languages.POLISH, page(), Role.CUSTOMER_SERVICE);

        _assertOne(H1.class, spec -> spec.withText("Ewa Dąbrowska"));
        _assertOne(
                Paragraph.class,
                spec -> spec.withText(
                        "Umowa UM/2024/0391 od 1.03.2024 · woda + ścieki · gospodarstwa domowe · e-faktura co miesiąc"));
        _assertOne(Span.class, spec -> spec.withText("dializy w domu"));
    }

    @Test
    void with_what_balance_somebody_came_from_the_old_system_is_said_with_its_import() {
        opened("1173.20", "odbiorcy.csv");
        open(Languages.POLISH, page(), Role.CUSTOMER_SERVICE);
        _assertOne(
                Paragraph.class,
                spec -> spec.withText(
                        "Saldo na początek: do zapłaty 1\u00a0173,20\u00a0zł na dzień 31.10.2026, z\u00a0importu "));
        _assertOne(Anchor.class, spec -> spec.withText("odbiorcy.csv"));

        opened("-86.40", "poprawka.csv");
        open(Languages.POLISH, page(), Role.TECHNICIAN);
        assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                .anyMatch(text -> text.startsWith("Saldo na początek: nadpłata 86,40\u00a0zł na dzień 31.10.2026")
                        && text.endsWith("poprawka.csv"));
        _assertNone(Anchor.class, spec -> spec.withText("poprawka.csv"));
    }

    private void opened(String balance, String file) {
        var run = db.insertInto(IMPORT_RUN)
                .set(IMPORT_RUN.FILE_NAME, file)
                .set(IMPORT_RUN.STATE, ImportState.APPLIED)
                .set(IMPORT_RUN.HEADS, new String[0])
                .set(IMPORT_RUN.MAPPING, new String[0])
                .set(IMPORT_RUN.CREATED_AT, Instant.EPOCH)
                .returningResult(IMPORT_RUN.IMPORT_RUN_ID)
                .fetchSingle()
                .value1();
        db.insertInto(OPENING_BALANCE)
                .set(OPENING_BALANCE.CUSTOMER_ID, ewa)
                .set(OPENING_BALANCE.IMPORT_RUN_ID, run)
                .set(OPENING_BALANCE.AS_OF, LocalDate.of(2026, 10, 31))
                .set(OPENING_BALANCE.BALANCE_PLN, Money.of(balance))
                .execute();
    }

    @Test
    void the_pesel_is_masked_until_somebody_asks_and_never_shown_to_a_technician() {
        open(Languages.POLISH, page(), Role.CUSTOMER_SERVICE);
        _assertOne(Span.class, spec -> spec.withText("•••••••" + PESEL.substring(7)));
        _assertNone(Span.class, spec -> spec.withText(PESEL));

        _click(_get(Button.class, spec -> spec.withText("Odsłoń")));
        _assertOne(Span.class, spec -> spec.withText(PESEL));

        open(Languages.POLISH, page(), Role.TECHNICIAN);
        _assertNone(Button.class, spec -> spec.withText("Odsłoń"));
    }

    @Test
    void a_talk_is_written_down_with_its_minutes_and_shown_at_once() {
        open(Languages.POLISH, page(), Role.CUSTOMER_SERVICE);
        _click(_get(Button.class, spec -> spec.withText("Zapisz rozmowę")));
        _setValue(_get(TextArea.class), "Pytała o raty");
        _click(_get(Button.class, spec -> spec.withText("Zapisz notatkę")));

        _assertOne(Paragraph.class, spec -> spec.withText("Pytała o raty"));
        assertThat(_find(Span.class)).anyMatch(span -> span.getText().startsWith("rozmowa 1 min · Jan Testowy"));
    }

    @Test
    void an_empty_note_is_refused_at_its_field() {
        open(Languages.POLISH, page(), Role.CUSTOMER_SERVICE);
        _click(_get(Button.class, spec -> spec.withText("Zapisz notatkę")));

        assertThat(_get(TextArea.class).isInvalid()).isTrue();
    }

    @Test
    void a_wrong_nip_is_said_at_its_field_and_nothing_that_was_typed_is_lost() {
        open(Languages.POLISH, CustomerNavigation.edit(ewa), Role.CUSTOMER_SERVICE);
        _setValue(field("NIP"), "123-456-32-19");
        _setValue(field("Nazwisko"), "Nowak");
        _click(_get(Button.class, spec -> spec.withText("Zapisz")));

        assertThat(field("NIP").isInvalid()).isTrue();
        assertThat(field("NIP").getErrorMessage()).contains("cyfra kontrolna");
        assertThat(field("Nazwisko").getValue()).isEqualTo("Nowak");
        assertThat(customers.card(ewa).name()).isEqualTo("Ewa Dąbrowska");
    }

    @Test
    void when_another_clerk_was_faster_both_edits_stand_field_by_field() {
        open(Languages.POLISH, CustomerNavigation.edit(ewa), Role.CUSTOMER_SERVICE);
        _setValue(field("Nazwisko"), "Nowak");
        customers.change(
                ewa, 1, Drafts.person("Ewa", "Lis").phones("700 111 222").draft(), clerk);
        _click(_get(Button.class, spec -> spec.withText("Zapisz")));

        assertThat(field("Nazwisko").getValue()).isEqualTo("Nowak");
        assertThat(field("Telefony").getValue()).isEqualTo("700\u00a0111\u00a0222");
        assertThat(customers.card(ewa).name()).isEqualTo("Ewa Lis");

        _click(_get(Button.class, spec -> spec.withText("Zapisz")));
        assertThat(customers.card(ewa).name()).isEqualTo("Ewa Nowak");
        assertThat(customers.card(ewa).phones()).containsExactly("700111222");
    }

    @Test
    void english_is_complete() {
        open(Languages.ENGLISH, page(), Role.AUDITOR);

        _assertOne(H1.class, spec -> spec.withText("Ewa Dąbrowska"));
        assertThat(_find(Span.class)).noneMatch(span -> span.getText().startsWith("!"));
        assertThat(_find(Text.class)).noneMatch(text -> text.getText().startsWith("!"));
        _assertNone(Button.class, spec -> spec.withText("Save the note"));
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    @Test
    void who_was_merged_meanwhile_is_not_saved_and_the_survivor_is_shown() {
        var survivor = customers.add(Drafts.person("Ewa", "Dombrowska").draft(), clerk);
        open(Languages.POLISH, CustomerNavigation.edit(ewa), Role.CUSTOMER_SERVICE);
        _setValue(field("Nazwisko"), "Nowak");
        desk.merges().merge(ewa, survivor, clerk);
        _click(_get(Button.class, spec -> spec.withText("Zapisz")));

        assertThat(customers.card(ewa).name()).isEqualTo("Ewa Dąbrowska");
        _assertOne(H1.class, spec -> spec.withText("Ewa Dombrowska"));

        open(Languages.POLISH, CustomerNavigation.edit(ewa), Role.CUSTOMER_SERVICE);
        _assertOne(H1.class, spec -> spec.withText("Ewa Dombrowska"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void an_index_at_a_handover_is_taken_as_typed_or_refused_at_its_field(Locale language) {
        var dialog = handOver(language);
        var polish = language.equals(Languages.POLISH);
        var jan = customers.add(Drafts.person("Jan", "Wójcik").draft(), clerk);
        _setValue(_get(dialog, CustomerForm.CustomerBox.class), new CustomerHit(jan, "7", "Jan Wójcik", null, null));
        _setValue(
                _get(
                        dialog,
                        TextField.class,
                        spec -> spec.withLabel(label(polish, "Numer wodomierza", "Meter number"))),
                "22632506");
        var index = _get(dialog, DecimalField.class);
        _setValue(index, "1266;5");
        verb(dialog, polish);

        assertThat(_get(dialog, MeterIndexes.class).isInvalid()).isTrue();
        assertThat(_get(dialog, MeterIndexes.class).getErrorMessage()).contains(polish ? "12,5" : "12.5");
        assertThat(index.getValue()).isEqualTo("1266;5");
        assertThat(contracts.ofCustomer(jan)).isEmpty();

        _setValue(index, "1 266,5");
        // What the browser says after a field within it.
        fire(_get(dialog, MeterIndexes.class), "change");
        verb(dialog, polish);
        var contract = contracts.ofCustomer(jan).getFirst();
        assertThat(contracts.handoversOf(contract.place().servicePointId()))
                .singleElement()
                .satisfies(done -> assertThat(done.indexes())
                        .containsExactly(new HandoverIndex("22632506", CubicMetres.of("1266.5"))));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_handover_says_that_the_new_owner_gets_paper_when_the_former_one_did_not(Locale language) {
        var words =
                language.equals(Languages.POLISH) ? "Tylko faktury będą papierowe" : "Only invoices will be on paper";

        assertThat(_find(handOver(language), Paragraph.class))
                .anyMatch(text -> text.getText().contains(words));
    }

    private FormDialog handOver(Locale language) {
        open(language, page(), Role.CUSTOMER_SERVICE);
        var dialog = new ContractDialogs(desk, clerk, () -> {})
                .handOver(contracts.ofCustomer(ewa).getFirst(), _get(H1.class));
        dialog.open();
        return dialog;
    }

    private static void verb(FormDialog dialog, boolean polish) {
        _click(_get(dialog, Button.class, spec -> spec.withText(polish ? "Przekaż" : "Hand over")));
    }

    private static String label(boolean polish, String inPolish, String inEnglish) {
        return polish ? inPolish : inEnglish;
    }

    @Test
    void whom_somebody_sought_in_a_form_is_noted_with_the_words() {
        signIn(Role.CUSTOMER_SERVICE);
        openBrowser(Languages.POLISH);
        var buyer = new CustomerForm.CustomerBox("Nabywca", desk.search());
        UI.getCurrent().add(buyer);
        ComboBoxKt.setUserInput(buyer, "kopernika 16 ewa");
        assertThat(ComboBoxKt.getSuggestionItems(buyer)).hasSize(1);

        fire(buyer, "shown-a-while");

        assertThat(db.selectFrom(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.DEED.eq("customer.CUSTOMERS_SEARCHED"), AUDIT_ENTRY.NOTE.isNotNull())
                        .fetch())
                .singleElement()
                .satisfies(noted -> {
                    assertThat(noted.getNote()).isEqualTo("kopernika 16 ewa");
                    assertThat(noted.getChanges()).contains(customers.card(ewa).number());
                });
    }

    @Test
    void a_search_of_the_list_that_stood_for_a_second_is_noted_with_its_words() {
        open(Languages.POLISH, "office/customers", Role.TECHNICIAN);
        var search = _get(TextField.class, spec -> spec.withLabel("Szukaj na liście"));
        _setValue(search, "koper");
        _size(_get(Grid.class));
        _setValue(search, "kopernika 16 ewa");
        GridKt._findAll(_get(Grid.class));
        fire(_get(CustomersView.class), "shown-a-while");

        assertThat(db.selectFrom(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.DEED.eq("customer.CUSTOMERS_LISTED"), AUDIT_ENTRY.NOTE.isNotNull())
                        .fetch())
                .singleElement()
                .satisfies(noted -> {
                    assertThat(noted.getNote()).isEqualTo("kopernika 16 ewa");
                    assertThat(noted.getChanges()).contains(customers.card(ewa).number());
                });
    }
}
