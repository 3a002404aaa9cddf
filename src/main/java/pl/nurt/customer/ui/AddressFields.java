package pl.nurt.customer.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.people.Address;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.form.Form;

/** The fields of one address in a form; all of them empty means that there is none. */
final class AddressFields {
    private final TextField addressee;
    private final TextField street;
    private final TextField houseNumber;
    private final TextField flatNumber;
    private final TextField postalCode;
    private final TextField locality;
    private final boolean toOthers;
    private final Select<String> country = new Select<>();

    /** @param name of the address in the draft: its problems are {@code residence.street} and so on */
    AddressFields(Form form, String name, Card section, Locale locale) {
        toOthers = name.equals("postal");
        addressee = field(form, name, "addressee", section);
        addressee.setVisible(toOthers);
        street = field(form, name, "street", section);
        houseNumber = field(form, name, "houseNumber", section);
        flatNumber = field(form, name, "flatNumber", section);
        postalCode = field(form, name, "postalCode", section);
        locality = field(form, name, "locality", section);
        country.setLabel(section.getTranslation("customer.field.country"));
        country.setItems(countries(locale));
        country.setItemLabelGenerator(code -> Locale.of("", code).getDisplayCountry(locale));
        country.setValue(Address.POLAND);
        form.field(name + ".country", country);
    }

    /** Poland first, then the others by name. */
    private static List<String> countries(Locale locale) {
        var order = Collator.getInstance(locale);
        return Stream.concat(
                        Stream.of(Address.POLAND),
                        Arrays.stream(Locale.getISOCountries())
                                .filter(code -> !code.equals(Address.POLAND))
                                .sorted(Comparator.comparing(
                                        code -> Locale.of("", code).getDisplayCountry(locale), order)))
                .toList();
    }

    private static TextField field(Form form, String name, String part, Card section) {
        return form.field(name + "." + part, new TextField(section.getTranslation("customer.field." + part)));
    }

    void show(@Nullable Address address) {
        country.setValue(address == null ? Address.POLAND : address.country());
        addressee.setValue(text(address == null ? null : address.addressee()));
        street.setValue(text(address == null ? null : address.street()));
        houseNumber.setValue(text(address == null ? null : address.houseNumber()));
        flatNumber.setValue(text(address == null ? null : address.flatNumber()));
        postalCode.setValue(text(address == null ? null : address.postalCode()));
        locality.setValue(text(address == null ? null : address.locality()));
    }

    Optional<Address> address() {
        if (Stream.of(addressee, street, houseNumber, flatNumber, postalCode, locality)
                .allMatch(this::isBlank)) {
            return Optional.empty();
        }
        return Optional.of(new Address(
                addressee.getValue(),
                street.getValue(),
                houseNumber.getValue(),
                flatNumber.getValue(),
                postalCode.getValue(),
                locality.getValue(),
                country.getValue()));
    }

    private boolean isBlank(TextField field) {
        return field.getValue().isBlank();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
