package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import pl.nurt.booking.calendars.BookingCalendar;
import pl.nurt.booking.calendars.Receiver;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskBooking;
import pl.nurt.booking.office.DeskConflictException;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Writes down a booking for somebody at the desk or on the phone, also of one who came without an appointment. */
final class DeskBookingDialog {
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final LocalTime USUAL = LocalTime.of(9, 0);

    private final BookingDesk desk;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final Select<BookingCalendar> calendar = new Select<>();
    private final Select<Receiver> receiver = new Select<>();
    private final DayPicker day;
    private final TimePicker time;
    private final TextField person;
    private final TextField phone;
    private final Checkbox walkIn;
    private final Div said = new Div();
    private final Form form = new Form(Columns.TWO);
    private final UUID key = UUID.randomUUID();

    DeskBookingDialog(
            BookingDesk desk, Viewer viewer, BookingTexts texts, List<BookingCalendar> calendars, LocalDate wanted) {
        this.desk = desk;
        this.viewer = viewer;
        this.texts = texts;
        calendar.setLabel(texts.text("office.fact.what"));
        calendar.setItems(calendars);
        calendar.setItemLabelGenerator(texts::name);
        receiver.setLabel(texts.text("office.who"));
        receiver.setItemLabelGenerator(Receiver::name);
        calendar.addValueChangeListener(changed -> {
            receiver.setItems(changed.getValue().receivers());
            changed.getValue().receivers().stream().findFirst().ifPresent(receiver::setValue);
        });
        day = new DayPicker(
                texts.text("office.day"),
                texts.locale(),
                wanted.minusYears(1),
                wanted.plusYears(2),
                texts.text("office.block.outside"));
        day.setValue(wanted);
        time = new TimePicker(texts.text("office.time"));
        time.setLocale(texts.locale());
        time.setStep(STEP);
        time.setValue(USUAL);
        person = new TextField(texts.text("office.person"));
        person.setMaxLength(120);
        phone = new TextField(texts.text("phone"));
        phone.setMaxLength(20);
        walkIn = new Checkbox(texts.text("office.walkIn.now"));
        form.required("calendar", calendar, texts.text("office.what.missing"));
        form.required("receiver", receiver, texts.text("office.who.missing"));
        form.required("start", day);
        form.required("time", time);
        form.required("person", person, texts.text("office.person.missing"));
        form.field("phone", phone);
        form.wide(walkIn);
    }

    /** @param done shows the calendar anew, on the day of the booking */
    void open(Consumer<LocalDate> done) {
        new FormDialog(texts.text("office.new"), form, texts.text("office.new.act"), () -> book(done))
                .above(said)
                .open();
    }

    private void book(Consumer<LocalDate> done) {
        said.removeAll();
        var start =
                day.getValue().atTime(time.getValue()).atZone(CivilTime.ZONE).toInstant();
        try {
            desk.book(
                    viewer,
                    new DeskBooking(
                            key,
                            calendar.getValue().id(),
                            receiver.getValue().id(),
                            start,
                            person.getValue(),
                            phone.getValue(),
                            walkIn.getValue()));
            done.accept(day.getValue());
        } catch (DeskConflictException taken) {
            said.add(new Notice(State.BAD, texts.text("office.conflict"), DeskTexts.conflict(texts, taken.conflict()))
                    .announced());
            throw new RefusedInputException(List.of());
        }
    }
}
