package pl.nurt.booking.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.guests.GuestContact;
import pl.nurt.platform.ui.form.Form;

/** What somebody without an account is asked besides: the name, where to come to, an e-mail address. */
final class GuestFields {
    private static final int LONGEST = 120;

    private final TextField person;
    private final TextField place;
    private final EmailField email;

    GuestFields(BookingTexts texts) {
        person = new TextField(texts.text("office.person"));
        person.setMaxLength(LONGEST);
        person.setAutocomplete(Autocomplete.NAME);
        place = new TextField(texts.text("place"));
        place.setMaxLength(LONGEST);
        place.setAutocomplete(Autocomplete.STREET_ADDRESS);
        email = new EmailField(texts.text("guest.email"));
        email.setHelperText(texts.text("guest.email.why"));
        email.setAutocomplete(Autocomplete.EMAIL);
    }

    void addTo(Form form, BookingCalendar calendar) {
        form.required("person", person);
        if (calendar.venue() == Venue.AT_CUSTOMER) {
            form.required("place", place);
        }
        form.field("email", email);
    }

    GuestContact contact() {
        return new GuestContact(person.getValue(), email.getValue(), place.getValue());
    }
}
