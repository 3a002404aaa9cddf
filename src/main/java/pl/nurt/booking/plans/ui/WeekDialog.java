package pl.nurt.booking.plans.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.plans.Hours;
import pl.nurt.booking.plans.PlanChange;
import pl.nurt.booking.plans.ReceiverPlan;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Another usual week from a day on: hours of each weekday in one line, a gap is a break, an empty line a day off. */
final class WeekDialog {
    private static final int LONGEST = 120;

    private final BookingTexts texts;
    private final BookingCalendarId calendar;
    private final ReceiverPlan plan;
    private final DayPicker from;
    private final Map<DayOfWeek, TextField> days = new EnumMap<>(DayOfWeek.class);
    private final Form form = new Form(Columns.ONE);

    WeekDialog(BookingTexts texts, BookingCalendarId calendar, ReceiverPlan plan, LocalDate today) {
        this.texts = texts;
        this.calendar = calendar;
        this.plan = plan;
        from = new DayPicker(
                texts.text("plan.week.from"),
                texts.locale(),
                today,
                today.plusYears(2),
                texts.text("office.block.outside"));
        from.setValue(today.plusDays(1));
        form.required("from", from);
        var week = plan.weeks().getLast();
        for (var day : DayOfWeek.values()) {
            var name = day.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
            var field = new TextField(name.substring(0, 1).toUpperCase(texts.locale()) + name.substring(1));
            field.setMaxLength(LONGEST);
            field.setValue(HoursText.of(week.of(day)));
            days.put(day, field);
            form.field(day.name(), field);
        }
    }

    void open(Consumer<PlanChange> ask) {
        new FormDialog(
                        texts.text("plan.week.title", plan.receiver().name()),
                        form,
                        texts.text("plan.check"),
                        () -> ask.accept(read()))
                .text(texts.text("plan.week.text"))
                .open();
    }

    private PlanChange read() {
        var hours = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        var problems = new ArrayList<FieldProblem>();
        days.forEach((day, field) -> HoursText.read(field.getValue())
                .ifPresentOrElse(
                        spans -> hours.put(day, spans),
                        () -> problems.add(new FieldProblem(day.name(), "booking.plan.hours.unreadable"))));
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        return new PlanChange.NewWeek(calendar, plan.receiver().id(), from.getValue(), hours);
    }
}
