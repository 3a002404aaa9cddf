package pl.nurt.booking.plans.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.AskedQuestion;
import pl.nurt.booking.calendars.Audience;
import pl.nurt.booking.calendars.BookingUnit;
import pl.nurt.booking.calendars.CalendarKind;
import pl.nurt.booking.calendars.CalendarSettings;
import pl.nurt.booking.calendars.Receiver;
import pl.nurt.booking.calendars.Venue;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;

/** The fields of a calendar. Notices are asked in hours: nobody thinks of them in minutes. */
final class SettingsForm extends Form {
    private static final int HOUR = 60;

    private final BookingTexts texts;
    private final List<BookingUnit> units;
    private final List<Receiver> people;
    private final Select<BookingUnit> unit = new Select<>();
    private final Select<CalendarKind> kind = new Select<>();
    private final TextField namePl;
    private final TextField nameEn;
    private final Select<Venue> venue = new Select<>();
    private final Select<Audience> audience = new Select<>();
    private final TextField roomPl;
    private final TextField roomEn;
    private final TextArea bringPl;
    private final TextArea bringEn;
    private final CheckboxGroup<Receiver> receivers = new CheckboxGroup<>();
    private final IntegerField length;
    private final IntegerField step;
    private final IntegerField before;
    private final IntegerField after;
    private final IntegerField capacity;
    private final IntegerField openPerPerson;
    private final IntegerField bookNotice;
    private final IntegerField moveNotice;
    private final IntegerField cancelNotice;
    private final IntegerField horizon;
    private final IntegerField reminder;
    private final IntegerField offer;
    private final TextArea questionsPl;
    private final TextArea questionsEn;
    private final Checkbox besideOthers;
    private final Checkbox onHolidays;
    private final Checkbox published;
    private int version;

    SettingsForm(BookingTexts texts, List<BookingUnit> units, List<Receiver> people) {
        super(Columns.TWO);
        this.texts = texts;
        this.units = List.copyOf(units);
        this.people = List.copyOf(people);
        section(texts.text("settings.what"));
        namePl = required("name", new TextField(texts.text("settings.name.pl")));
        nameEn = required("nameEn", new TextField(texts.text("settings.name.en")));
        choice("unit", unit, this.units);
        unit.setItemLabelGenerator(one -> one.name().in(texts.locale()));
        choice("kind", kind, List.of(CalendarKind.values()));
        kind.setItemLabelGenerator(one -> texts.text("settings.kind." + one));
        choice("audience", audience, List.of(Audience.RESIDENTS, Audience.PUBLIC, Audience.INVITED));
        audience.setItemLabelGenerator(one -> texts.text("settings.audience." + one));
        choice("venue", venue, List.of(Venue.values()));
        venue.setItemLabelGenerator(one -> texts.text("settings.venue." + one));
        roomPl = field("room", new TextField(texts.text("settings.room.pl")));
        roomEn = field("roomEn", new TextField(texts.text("settings.room.en")));
        bringPl = field("bring", new TextArea(texts.text("settings.bring.pl")));
        bringEn = field("bringEn", new TextArea(texts.text("settings.bring.en")));
        section(texts.text("settings.who"));
        receivers.setLabel(texts.text("settings.receivers"));
        receivers.setHelperText(texts.text("settings.receivers.why"));
        receivers.setItems(this.people);
        receivers.setItemLabelGenerator(one -> one.name());
        field("receivers", receivers);
        section(texts.text("settings.rules"));
        length = number("length", 30);
        step = number("step", 15);
        before = number("before", 0);
        after = number("after", 0);
        after.setHelperText(texts.text("settings.buffers.why"));
        capacity = number("capacity", 1);
        openPerPerson = number("openPerPerson", 2);
        bookNotice = number("bookNotice", 24);
        moveNotice = number("moveNotice", 24);
        cancelNotice = number("cancelNotice", 24);
        horizon = number("horizonDays", 90);
        reminder = number("reminderHours", 24);
        offer = number("offerMinutes", 120);
        offer.setHelperText(texts.text("settings.offer.why"));
        besideOthers = new Checkbox(texts.text("settings.besideOthers"));
        wide(besideOthers);
        onHolidays = new Checkbox(texts.text("settings.onHolidays"));
        wide(onHolidays);
        section(texts.text("settings.questions"));
        questionsPl = field("questions", new TextArea(texts.text("settings.questions.pl")));
        questionsEn = field("questionsEn", new TextArea(texts.text("settings.questions.en")));
        questionsPl.setHelperText(texts.text("settings.questions.why"));
        published = new Checkbox(texts.text("settings.published"));
        wide(published);
        venue.setValue(Venue.OFFICE);
        audience.setValue(Audience.RESIDENTS);
        if (!this.units.isEmpty()) {
            unit.setValue(this.units.getFirst());
        }
        kind.setValue(CalendarKind.MEETING);
    }

    private <T> void choice(String name, Select<T> select, List<T> items) {
        select.setLabel(texts.text("settings." + name));
        select.setItems(items);
        required(name, select);
    }

    private IntegerField number(String name, int usual) {
        var field = new IntegerField(texts.text("settings." + name));
        field.setValue(usual);
        return required(name, field);
    }

    void fill(CalendarSettings from) {
        version = from.version();
        units.stream().filter(one -> one.id().equals(from.unit())).findFirst().ifPresent(unit::setValue);
        namePl.setValue(from.name().pl());
        nameEn.setValue(from.name().en());
        kind.setValue(from.kind());
        audience.setValue(from.audience());
        venue.setValue(from.venue());
        put(from.room(), roomPl, roomEn);
        bringPl.setValue(text(from.bring(), true));
        bringEn.setValue(text(from.bring(), false));
        receivers.setValue(people.stream()
                .filter(one -> from.receivers().contains(one.id()))
                .collect(Collectors.toSet()));
        length.setValue(from.length());
        step.setValue(from.step());
        before.setValue(from.before());
        after.setValue(from.after());
        capacity.setValue(from.capacity());
        openPerPerson.setValue(from.openPerPerson());
        bookNotice.setValue(from.bookNotice() / HOUR);
        moveNotice.setValue(from.moveNotice() / HOUR);
        cancelNotice.setValue(from.cancelNotice() / HOUR);
        horizon.setValue(from.horizonDays());
        reminder.setValue(from.reminderHours());
        offer.setValue(from.offerMinutes());
        onHolidays.setValue(from.onHolidays());
        besideOthers.setValue(from.besideOthers());
        published.setValue(from.published());
        questionsPl.setValue(lines(from, true));
        questionsEn.setValue(lines(from, false));
        filled();
    }

    private static void put(@Nullable Words words, TextField pl, TextField en) {
        pl.setValue(text(words, true));
        en.setValue(text(words, false));
    }

    private static String text(@Nullable Words words, boolean polish) {
        return words == null ? "" : polish ? words.pl() : words.en();
    }

    private static String lines(CalendarSettings settings, boolean polish) {
        return settings.questions().stream()
                .map(asked -> text(asked.label(), polish) + (asked.required() ? " *" : ""))
                .collect(Collectors.joining("\n"));
    }

    CalendarSettings read() {
        return new CalendarSettings(
                unit.getValue().id(),
                new Words(namePl.getValue(), nameEn.getValue()),
                kind.getValue(),
                venue.getValue(),
                words(roomPl.getValue(), roomEn.getValue()),
                words(bringPl.getValue(), bringEn.getValue()),
                audience.getValue(),
                length.getValue(),
                step.getValue(),
                before.getValue(),
                after.getValue(),
                capacity.getValue(),
                bookNotice.getValue() * HOUR,
                moveNotice.getValue() * HOUR,
                cancelNotice.getValue() * HOUR,
                horizon.getValue(),
                openPerPerson.getValue(),
                offer.getValue(),
                besideOthers.getValue(),
                onHolidays.getValue(),
                reminder.getValue(),
                published.getValue(),
                receivers.getValue().stream().map(Receiver::id).toList(),
                questions(),
                version);
    }

    private static @Nullable Words words(String pl, String en) {
        return pl.isBlank() && en.isBlank() ? null : new Words(pl, en);
    }

    /** One a line; a star at its end says that it must be answered. */
    private List<AskedQuestion> questions() {
        var pl = questionsPl
                .getValue()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var en = questionsEn
                .getValue()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (pl.size() != en.size()) {
            throw new RefusedInputException(
                    List.of(new FieldProblem("questionsEn", "booking.settings.questions.both")));
        }
        var questions = new ArrayList<AskedQuestion>();
        for (var place = 0; place < pl.size(); place++) {
            questions.add(new AskedQuestion(
                    new Words(bare(pl.get(place)), bare(en.get(place))),
                    pl.get(place).endsWith("*")));
        }
        return questions;
    }

    private static String bare(String line) {
        return line.replaceAll("\\s*\\*$", "");
    }
}
