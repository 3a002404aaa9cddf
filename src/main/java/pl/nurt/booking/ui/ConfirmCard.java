package pl.nurt.booking.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.BookingRequest;
import pl.nurt.booking.HeldTime;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.guests.GuestContact;
import pl.nurt.customer.Place;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;

/**
 * The third step: the time that is held, with its rest; what the calendar asks; the button that books. When the hold runs out everything
 * typed stays, and the button books all the same if nobody else has taken the time.
 */
final class ConfirmCard extends Card {
    private static final Duration WHOLE = Duration.ofMinutes(5);
    private static final int LONGEST = 500;

    private final BookingTexts texts;
    private final BookingCalendar calendar;
    private final Clock clock;
    private final HoldClock hold;
    private final Paragraph over = new Paragraph();
    private final Form form = new Form(Columns.TWO);
    private final Select<Place> place = new Select<>();
    private final TextField phone = new TextField();
    private final Map<Long, TextField> answers = new LinkedHashMap<>();
    private final @Nullable GuestFields guest;
    private final Button book;
    private final Button more;
    private final Button other;
    private Instant start = Instant.EPOCH;
    private UUID key = UUID.randomUUID();

    /** What the buttons do. */
    interface Acts {
        void book(BookingRequest request);

        void more();

        void other();
    }

    ConfirmCard(BookingTexts texts, BookingCalendar calendar, List<Place> places, Clock clock, Acts acts) {
        this(texts, calendar, null, places, clock, acts);
    }

    /** With the fields of somebody nobody knows yet. */
    static ConfirmCard forGuest(BookingTexts texts, BookingCalendar calendar, Clock clock, Acts acts) {
        return new ConfirmCard(texts, calendar, new GuestFields(texts), List.of(), clock, acts);
    }

    private ConfirmCard(
            BookingTexts texts,
            BookingCalendar calendar,
            @Nullable GuestFields guest,
            List<Place> places,
            Clock clock,
            Acts acts) {
        super("");
        this.texts = texts;
        this.calendar = calendar;
        this.clock = clock;
        this.guest = guest;
        hold = new HoldClock(texts);
        hold.addOverListener(ended -> ranOut());
        more = new Button(texts.text("hold.more"), pressed -> acts.more());
        more.addThemeVariants(ButtonVariant.TERTIARY);
        other = new Button(texts.text("other"), pressed -> acts.other());
        other.addThemeVariants(ButtonVariant.TERTIARY);
        over.addClassName("hold-over");
        over.setVisible(false);
        fields(places);
        book = form.actions("", () -> acts.book(request()), other, more);
        var limits = new Paragraph(texts.limits(calendar));
        limits.addClassNames("muted", "small");
        addClassName("book-confirm");
        add(over, form, limits);
        aside(hold);
    }

    private void fields(List<Place> places) {
        if (guest != null) {
            guest.addTo(form, calendar);
        } else if (calendar.venue() == Venue.AT_CUSTOMER) {
            place.setLabel(texts.text("place"));
            place.setItems(places);
            place.setItemLabelGenerator(Place::fullAddress);
            if (places.size() == 1) {
                place.setValue(places.getFirst());
            }
            form.required("place", place, texts.text("place.missing"));
        }
        phone.setLabel(texts.text("phone"));
        phone.setHelperText(texts.text(guest == null ? "phone.why" : "guest.phone.why"));
        phone.setMaxLength(20);
        phone.setAutocomplete(Autocomplete.TEL);
        form.field("phone", phone);
        for (var question : calendar.questions()) {
            var answer = new TextField(question.label().in(texts.locale()));
            answer.setMaxLength(LONGEST);
            answers.put(question.id(), answer);
            if (question.required()) {
                form.required("answer" + question.id(), answer);
            } else {
                form.field("answer" + question.id(), answer);
            }
        }
    }

    /** Another time of the same calendar; what was typed stays. */
    void show(HeldTime held) {
        if (!held.start().equals(start)) {
            key = UUID.randomUUID();
        }
        start = held.start();
        setHeading(texts.text("held", texts.day(start), texts.span(start, held.end())));
        book.setText(texts.text("book", texts.day(start), texts.time(start)));
        hold.setVisible(true);
        hold.start(Duration.between(clock.instant(), held.until()), WHOLE);
        over.setVisible(false);
        more.setVisible(!held.extended());
        form.clearProblems();
    }

    /** A time that is kept for the person for longer than one counts minutes. @param other what the button says that gives it away */
    void showKept(Instant from, Instant to, Instant until, String other) {
        start = from;
        setHeading(texts.text("offer.kept", texts.day(from), texts.span(from, to)));
        book.setText(texts.text("book", texts.day(from), texts.time(from)));
        hold.setVisible(false);
        more.setVisible(false);
        over.setText(texts.text("offer.until", texts.moment(until)));
        over.setVisible(true);
        this.other.setText(other);
    }

    /** @throws IllegalStateException when somebody with an account books */
    GuestContact contact() {
        if (guest == null) {
            throw new IllegalStateException("not a guest");
        }
        return guest.contact();
    }

    private void ranOut() {
        hold.setVisible(false);
        more.setVisible(false);
        setHeading(texts.text("hold.over"));
        over.setText(texts.text("hold.over.text", texts.day(start), texts.time(start)));
        over.setVisible(true);
    }

    private BookingRequest request() {
        var said = new HashMap<Long, String>();
        answers.forEach((question, field) -> said.put(question, field.getValue()));
        @Nullable Place chosen = place.getValue();
        return new BookingRequest(
                key,
                calendar.id(),
                start,
                null,
                chosen == null ? null : chosen.servicePointId(),
                phone.getValue(),
                said);
    }
}
