package pl.nurt.customer.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.people.Correspondence;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.CustomerDraft;
import pl.nurt.customer.search.CustomerHit;
import pl.nurt.customer.search.CustomerSearch;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.search.SearchedRows;
import pl.nurt.platform.ui.text.PhoneText;

/** Everything a clerk says of a customer; fields that do not go with the kind are not shown. */
final class CustomerForm extends Form {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private final Select<CustomerKind> kind = new Select<>();
    private final TextField givenNames = new TextField(label("givenNames"));
    private final TextField familyName = new TextField(label("familyName"));
    private final TextField name = new TextField(label("name"));
    private final TextField pesel = new TextField(label("pesel"));
    private final TextField nip = new TextField(label("nip"));
    private final TextField regon = new TextField(label("regon"));
    private final CustomerBox buyer;
    private final DayPicker since =
            new DayPicker(label("since"), getLocale(), FIRST_DAY, LAST_DAY, getTranslation("platform.date.bad"));
    private final TextField phones = new TextField(label("phones"));
    private final TextField emails = new TextField(label("emails"));
    private final Select<String> language = new Select<>();
    private final Select<Correspondence> correspondence = new Select<>();
    private final AddressFields residence;
    private final AddressFields postal;
    private @Nullable CustomerCard shown;

    CustomerForm(CustomerSearch search) {
        super(Columns.TWO);
        buyer = new CustomerBox(label("buyer"), search);
        addClassName("customer-form");
        section(getTranslation("customer.form.who"));
        choice(kind, "kind", List.of(CustomerKind.values()), "customer.kind.");
        required("kind", kind);
        required("givenNames", givenNames);
        required("familyName", familyName);
        required("name", name);
        field("pesel", pesel).setMaxLength(20);
        field("nip", nip).setMaxLength(20);
        field("regon", regon).setMaxLength(20);
        field("buyer", buyer).setHelperText(getTranslation("customer.form.buyer.help"));
        field("since", since);
        section(getTranslation("customer.form.contact"));
        field("phones", phones).setHelperText(getTranslation("customer.form.several"));
        field("emails", emails).setHelperText(getTranslation("customer.form.several"));
        choice(correspondence, "correspondence", List.of(Correspondence.values()), "customer.correspondence.");
        required("correspondence", correspondence);
        choice(language, "language", List.of("pl", "en"), "customer.language.");
        required("language", language);
        Card home = section(getTranslation("customer.form.residence"));
        residence = new AddressFields(this, "residence", home, getLocale());
        Card letters = section(getTranslation("customer.form.postal"));
        letters.subtitle(getTranslation("customer.form.postal.help"));
        postal = new AddressFields(this, "postal", letters, getLocale());
        kind.addValueChangeListener(changed -> fit());
        kind.setValue(CustomerKind.PERSON);
        correspondence.setValue(Correspondence.PAPER);
        language.setValue("pl");
        fit();
    }

    private <T> void choice(Select<T> select, String name, List<T> items, String texts) {
        select.setLabel(label(name));
        select.setItems(items);
        select.setItemLabelGenerator(item -> getTranslation(texts + item));
    }

    private void fit() {
        var person = kind.getValue() == CustomerKind.PERSON;
        givenNames.setVisible(person);
        familyName.setVisible(person);
        pesel.setVisible(person);
        name.setVisible(!person);
        buyer.setVisible(!person);
    }

    /** Fills the fields with what is kept; the PESEL stays out of sight. */
    void show(CustomerCard card) {
        shown = card;
        kind.setValue(card.kind());
        givenNames.setValue(text(card.givenNames()));
        familyName.setValue(
                card.familyName() == null && card.kind() == CustomerKind.PERSON
                        ? card.name()
                        : text(card.familyName()));
        name.setValue(card.kind() == CustomerKind.PERSON ? "" : card.name());
        pesel.clear();
        pesel.setPlaceholder(card.peselEnd() == null ? "" : "•••••••" + card.peselEnd());
        pesel.setHelperText(card.peselEnd() == null ? "" : getTranslation("customer.form.pesel.kept"));
        nip.setValue(text(card.nip()));
        regon.setValue(text(card.regon()));
        since.setValue(card.since());
        buyer.show(card.buyer());
        phones.setValue(
                String.join(", ", card.phones().stream().map(PhoneText::of).toList()));
        emails.setValue(String.join(", ", card.emails()));
        correspondence.setValue(card.correspondence());
        language.setValue(card.language());
        residence.show(card.residence());
        postal.show(card.postal());
        fit();
        filled();
    }

    /** What the fields say now. */
    CustomerDraft draft() {
        return new CustomerDraft(
                kind.getValue(),
                givenNames.getValue(),
                familyName.getValue(),
                name.getValue(),
                pesel.isEmpty() ? null : pesel.getValue(),
                nip.getValue(),
                regon.getValue(),
                language.getValue(),
                correspondence.getValue(),
                chosenBuyer().orElse(null),
                since.getValue(),
                residence.address().orElse(null),
                postal.address().orElse(null),
                several(phones),
                several(emails));
    }

    private Optional<CustomerId> chosenBuyer() {
        return kind.getValue() == CustomerKind.PERSON
                ? Optional.empty()
                : Optional.ofNullable(buyer.getValue()).map(CustomerHit::customerId);
    }

    private static List<String> several(TextField field) {
        return Arrays.stream(field.getValue().split("[,;]", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String label(String field) {
        return getTranslation("customer.field." + field);
    }

    /** Chooses a customer by anything one may search for. */
    static final class CustomerBox extends ComboBox<CustomerHit> {
        private static final int MOST = 20;

        CustomerBox(String label, CustomerSearch search) {
            super(label);
            setItemLabelGenerator(hit -> hit.name() + " · " + hit.number());
            var shown = new SearchedRows(this, search::seen);
            setItemsWithFilterConverter(
                    query -> {
                        var text = query.getFilter().orElse("");
                        var found = search.customers(text, MOST);
                        shown.came(text, found.stream().map(CustomerHit::number).toList());
                        return found.stream().skip(query.getOffset()).limit(query.getLimit());
                    },
                    text -> text);
            addValueChangeListener(chosen -> shown.chosen());
            setPlaceholder(getTranslation("customer.box.hint"));
        }

        void show(pl.nurt.customer.@Nullable CustomerRef ref) {
            setValue(ref == null ? null : new CustomerHit(ref.customerId(), ref.number(), ref.name(), null, null));
        }
    }
}
