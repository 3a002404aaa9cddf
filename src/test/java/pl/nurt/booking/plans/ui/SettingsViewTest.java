package pl.nurt.booking.plans.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.CALENDAR_QUESTION;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.identity.Role;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Calendars;
import pl.nurt.testing.ViewTest;

class SettingsViewTest extends ViewTest {
    @Autowired
    private DSLContext db;

    private BookingCalendarId talks;

    @BeforeEach
    void calendar() {
        var calendars = new Calendars(db);
        talks = calendars.calendar("Rozmowa", calendars.person("Adam Rak"));
        signIn(Role.CUSTOMER_SERVICE);
        openBrowser(Languages.POLISH, PlansView.class, PlanView.class, SettingsView.class);
    }

    @Test
    void a_calendar_is_changed_and_its_page_shows_it() {
        UI.getCurrent().navigate(SettingsView.location(talks));
        _get(TextField.class, spec -> spec.withLabel("Nazwa")).setValue("Rozmowa z kierowniczką");
        _get(IntegerField.class, spec -> spec.withLabel("Odwołanie najpóźniej, godz. przed"))
                .setValue(2);
        _click(_get(Button.class, spec -> spec.withText("Zapisz")));

        assertThat(UI.getCurrent().getCurrentView().getElement().getTextRecursively())
                .contains("Rozmowa z kierowniczką")
                .contains("Adam Rak");
        assertThat(db.fetchSingle(BOOKING_CALENDAR, BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(talks))
                        .getCancelNoticeMinutes())
                .isEqualTo(120);
    }

    @Test
    void a_new_one_needs_its_names_and_questions_in_both_languages() {
        UI.getCurrent().navigate(SettingsView.NEW);
        _click(_get(Button.class, spec -> spec.withText("Dodaj terminarz")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Nazwa")).isInvalid())
                .isTrue();

        _get(TextField.class, spec -> spec.withLabel("Nazwa")).setValue("Odczyt");
        _get(TextField.class, spec -> spec.withLabel("Nazwa po angielsku")).setValue("Reading");
        _get(TextArea.class, spec -> spec.withLabel("Pytania przy rezerwacji")).setValue("Gdzie? *\nKiedy?");
        _click(_get(Button.class, spec -> spec.withText("Dodaj terminarz")));
        assertThat(_get(TextArea.class, spec -> spec.withLabel("Te same pytania po angielsku"))
                        .getErrorMessage())
                .contains("tyle samo");

        _get(TextArea.class, spec -> spec.withLabel("Te same pytania po angielsku"))
                .setValue("Where? *\nWhen?");
        _click(_get(Button.class, spec -> spec.withText("Dodaj terminarz")));
        assertThat(db.fetch(CALENDAR_QUESTION, CALENDAR_QUESTION.LABEL_PL.eq("Gdzie?")))
                .singleElement()
                .satisfies(question -> assertThat(question.getRequired()).isTrue());
    }
}
