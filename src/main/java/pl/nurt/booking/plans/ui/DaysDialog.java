package pl.nurt.booking.plans.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.PlanExceptionKind;
import pl.nurt.booking.calendars.Receiver;
import pl.nurt.booking.plans.Hours;
import pl.nurt.booking.plans.PlanChange;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Days unlike the usual week: closed, or open besides. */
final class DaysDialog {
    private final BookingTexts texts;
    private final BookingCalendarId calendar;
    private final Receiver receiver;
    private final Select<PlanExceptionKind> kind = new Select<>();
    private final DayPicker from;
    private final DayPicker to;
    private final TextField hours;
    private final Checkbox everybody;
    private final Checkbox everywhere;
    private final Form form = new Form(Columns.TWO);

    DaysDialog(BookingTexts texts, BookingCalendarId calendar, Receiver receiver, LocalDate today) {
        this.texts = texts;
        this.calendar = calendar;
        this.receiver = receiver;
        kind.setLabel(texts.text("plan.days.kind"));
        kind.setItems(PlanExceptionKind.values());
        kind.setItemLabelGenerator(one -> texts.text("kind." + one));
        kind.setValue(PlanExceptionKind.CLOSED);
        from = day("plan.days.from", today);
        to = day("plan.days.to", today);
        from.addValueChangeListener(changed -> {
            if (changed.getValue() != null
                    && to.getValue() != null
                    && to.getValue().isBefore(changed.getValue())) {
                to.setValue(changed.getValue());
            }
        });
        hours = new TextField(texts.text("plan.days.hours"));
        hours.setHelperText(texts.text("plan.days.hours.why"));
        hours.setMaxLength(20);
        everybody = new Checkbox(texts.text("plan.days.everybody"));
        everywhere = new Checkbox(texts.text("plan.days.everywhere"));
        form.required("kind", kind);
        form.field("hours", hours);
        form.required("from", from);
        form.required("to", to);
        form.wide(everybody);
        form.wide(everywhere);
    }

    private DayPicker day(String key, LocalDate today) {
        var picker = new DayPicker(
                texts.text(key), texts.locale(), today, today.plusYears(2), texts.text("office.block.outside"));
        picker.setValue(today.plusDays(1));
        return picker;
    }

    void open(Consumer<PlanChange> ask) {
        new FormDialog(
                        texts.text("plan.days.title", receiver.name()),
                        form,
                        texts.text("plan.check"),
                        () -> ask.accept(new PlanChange.NewDays(
                                calendar,
                                everybody.getValue() ? null : receiver.id(),
                                from.getValue(),
                                to.getValue(),
                                kind.getValue(),
                                read(),
                                everywhere.getValue())))
                .open();
    }

    private Hours read() {
        var read = HoursText.read(hours.getValue()).filter(spans -> spans.size() <= 1);
        if (read.isEmpty() || (read.get().isEmpty() && kind.getValue() == PlanExceptionKind.OPEN)) {
            throw new RefusedInputException(List.of(new FieldProblem("hours", "booking.plan.hours.one")));
        }
        return read.get().isEmpty() ? Hours.ALL_DAY : read.get().getFirst();
    }
}
