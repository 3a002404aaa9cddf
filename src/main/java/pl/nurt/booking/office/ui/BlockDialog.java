package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import pl.nurt.booking.BookingId;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.office.BeingBookedException;
import pl.nurt.booking.office.Block;
import pl.nurt.booking.office.BookingDesk;
import pl.nurt.booking.office.DeskPerson;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Asks whose time is given to nobody, from when until when, and why. Whoever is booking such a time right now is not robbed of it unasked. */
final class BlockDialog {
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(16, 0);
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final int YEARS = 2;

    private final BookingDesk desk;
    private final Viewer viewer;
    private final BookingTexts texts;
    private final Select<DeskPerson> person = new Select<>();
    private final DayPicker fromDay;
    private final TimePicker fromTime;
    private final DayPicker toDay;
    private final TimePicker toTime;
    private final Select<CancelReason> reason = new Select<>();
    private final TextField note;
    private final Form form = new Form(Columns.TWO);

    BlockDialog(BookingDesk desk, Viewer viewer, BookingTexts texts, List<DeskPerson> people, LocalDate day) {
        this.desk = desk;
        this.viewer = viewer;
        this.texts = texts;
        person.setLabel(texts.text("office.who"));
        person.setItems(people);
        person.setItemLabelGenerator(DeskPerson::name);
        fromDay = day("office.block.fromDay", day);
        fromTime = time("office.block.fromTime", MORNING);
        toDay = day("office.block.toDay", day);
        toTime = time("office.block.toTime", EVENING);
        reason.setLabel(texts.text("office.reason"));
        reason.setItems(CancelReason.values());
        reason.setItemLabelGenerator(one -> texts.text("office.reason." + one));
        note = new TextField(texts.text("office.note"));
        note.setHelperText(texts.text("office.block.note.why"));
        note.setMaxLength(200);
        form.required("receiver", person, texts.text("office.who.missing"));
        form.required("reason", reason, texts.text("office.reason.missing"));
        form.required("start", fromDay);
        form.required("fromTime", fromTime);
        form.required("end", toDay);
        form.required("toTime", toTime);
        form.field("note", note);
    }

    private DayPicker day(String key, LocalDate day) {
        var picker = new DayPicker(
                texts.text(key),
                texts.locale(),
                day.minusYears(1),
                day.plusYears(YEARS),
                texts.text("office.block.outside"));
        picker.setValue(day);
        return picker;
    }

    private TimePicker time(String key, LocalTime value) {
        var picker = new TimePicker(texts.text(key));
        picker.setLocale(texts.locale());
        picker.setStep(STEP);
        picker.setValue(value);
        return picker;
    }

    /** @param done gets what is booked in that time and is to be decided upon */
    void open(Consumer<List<BookingId>> done) {
        new FormDialog(texts.text("office.block"), form, texts.text("office.block"), () -> block(false, done))
                .text(texts.text("office.block.text"))
                .open();
    }

    private void block(boolean takeHeld, Consumer<List<BookingId>> done) {
        var said = note.getValue().strip();
        var block = new Block(
                person.getValue().id(),
                at(fromDay.getValue(), fromTime.getValue()),
                at(toDay.getValue(), toTime.getValue()),
                reason.getValue(),
                said.isEmpty() ? null : said,
                takeHeld);
        try {
            done.accept(desk.block(viewer, block));
        } catch (BeingBookedException now) {
            Dialogs.confirm(
                    texts.text("office.beingBooked", now.people()),
                    texts.text("office.beingBooked.text"),
                    texts.text("office.beingBooked.take"),
                    () -> block(true, done));
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(CivilTime.ZONE).toInstant();
    }
}
