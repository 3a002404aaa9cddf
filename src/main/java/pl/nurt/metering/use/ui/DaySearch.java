package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.use.IndexOnDay;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.MeterIndex;
import pl.nurt.platform.ui.text.Formats;

/** Asks for a day and says in words what the register showed on it. */
final class DaySearch extends Card {
    private final DayPicker field;
    private final Div answer = new Div();
    private final Formats formats;
    private final int digits;

    /** @param chosen told of each day that can be answered */
    DaySearch(LocalDate firstDay, LocalDate today, int digits, Consumer<LocalDate> chosen) {
        super("");
        this.digits = digits;
        formats = Formats.of(getLocale());
        setHeading(getTranslation("metering.day.title"));
        subtitle(getTranslation("metering.day.text"));
        field = new DayPicker(
                getTranslation("metering.day.field"),
                getLocale(),
                firstDay,
                today,
                getTranslation("metering.day.outside", formats.day(firstDay)));
        field.addValueChangeListener(change -> {
            if (change.getValue() != null && !field.isInvalid()) {
                chosen.accept(change.getValue());
            }
        });
        answer.addClassName("day-answer");
        answer.getElement().setAttribute("role", "status");
        add(field, answer);
    }

    void focus() {
        field.focus();
    }

    void clear() {
        field.clear();
        answer.removeAll();
    }

    void show(LocalDate day, IndexOnDay index) {
        field.setValue(day);
        answer.removeAll();
        switch (index) {
            case IndexOnDay.Read(var reading) -> showReading(reading);
            case IndexOnDay.Nearest(var before, var after) -> {
                answer.add(line("metering.day.none", formats.dayInWords(day)));
                answer.add(nearest("metering.day.before", "metering.day.noBefore", before));
                answer.add(nearest("metering.day.after", "metering.day.noAfter", after));
            }
            case IndexOnDay.TooEarly(var firstDay) ->
                answer.add(line("metering.day.tooEarly", formats.dayInWords(firstDay)));
            case IndexOnDay.InFuture() -> answer.add(line("metering.day.future"));
        }
    }

    private void showReading(IndexReading reading) {
        var shown = new MeterIndex(getLocale(), digits);
        shown.show(reading.index());
        var occasion = occasion(reading);
        answer.add(
                line("metering.day.read", dayOf(reading), formats.time(reading.at())),
                shown,
                quiet(
                        occasion == null
                                ? getTranslation("metering.day.readMeter", reading.serialNumber())
                                : getTranslation("metering.use.meter", reading.serialNumber()) + ", " + occasion));
    }

    private Component nearest(String key, String noneKey, @Nullable IndexReading reading) {
        if (reading == null) {
            return quiet(getTranslation(noneKey));
        }
        var text = getTranslation(key, dayOf(reading), formats.time(reading.at()), formats.index(reading.index()));
        var occasion = occasion(reading);
        return new Paragraph(occasion == null ? text : text + " (" + occasion + ")");
    }

    private @Nullable String occasion(IndexReading reading) {
        return switch (reading.origin()) {
            case READING -> null;
            case INSTALLED -> getTranslation("metering.day.installed");
            case HANDED_OVER -> getTranslation("metering.day.handedOver");
            case REMOVED -> getTranslation("metering.day.removed");
            case CORRECTED -> getTranslation("metering.day.corrected");
        };
    }

    private String dayOf(IndexReading reading) {
        return formats.dayInWords(CivilTime.dayOf(reading.at()));
    }

    private Paragraph line(String key, Object... params) {
        return new Paragraph(getTranslation(key, params));
    }

    private static Paragraph quiet(String text) {
        var line = new Paragraph(text);
        line.addClassNames("muted", "small");
        return line;
    }
}
