package pl.nurt.booking.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.times.OfferedTime;
import pl.nurt.booking.times.TimeState;
import pl.nurt.platform.CivilTime;

/** The times of a day as buttons, morning and afternoon apart. Taken ones stay in sight, and say so. */
final class TimeButtons extends Div {
    private static final int NOON = 12;

    private final BookingTexts texts;
    private final Consumer<Instant> choose;
    private final Map<Instant, TimeButton> buttons = new LinkedHashMap<>();

    TimeButtons(BookingTexts texts, Consumer<Instant> choose) {
        this.texts = texts;
        this.choose = choose;
    }

    /** Changes what is shown in place as long as the times are the same. @param held the time that is the person's own now */
    void show(List<OfferedTime> times, @Nullable Instant held) {
        var starts = times.stream().map(OfferedTime::start).toList();
        if (!starts.equals(List.copyOf(buttons.keySet()))) {
            build(times);
        }
        times.forEach(time -> Objects.requireNonNull(buttons.get(time.start()))
                .show(time, time.start().equals(held)));
    }

    /** Gives the focus to the first time that can be had. */
    void focusFirst() {
        buttons.values().stream().filter(NativeButton::isEnabled).findFirst().ifPresent(NativeButton::focus);
    }

    private void build(List<OfferedTime> times) {
        removeAll();
        buttons.clear();
        times.forEach(time -> buttons.put(time.start(), new TimeButton(time.start())));
        part("morning", times.stream().filter(TimeButtons::isBeforeNoon).toList());
        part("afternoon", times.stream().filter(time -> !isBeforeNoon(time)).toList());
    }

    private static boolean isBeforeNoon(OfferedTime time) {
        return time.start().atZone(CivilTime.ZONE).getHour() < NOON;
    }

    private void part(String name, List<OfferedTime> times) {
        if (times.isEmpty()) {
            return;
        }
        var heading = new H3(texts.text(name));
        heading.addClassName("times-heading");
        var grid = new Div();
        grid.addClassName("times");
        times.forEach(time -> grid.add(Objects.requireNonNull(buttons.get(time.start()))));
        add(heading, grid);
    }

    /** One time. */
    private final class TimeButton extends NativeButton {
        private final Instant start;

        private TimeButton(Instant start) {
            this.start = start;
            addClassName("time");
            addClickListener(pressed -> choose.accept(start));
        }

        private void show(OfferedTime time, boolean held) {
            var clock = texts.time(start);
            removeAll();
            setClassName("held", held);
            setClassName("taken", !held && !time.isFree());
            setEnabled(held || time.isFree());
            if (held || time.isFree()) {
                setText(clock);
                getElement().removeAttribute("aria-label");
                getElement().setAttribute("aria-pressed", "" + held);
                return;
            }
            setText("");
            var word = time.state() == TimeState.CANCELLED ? texts.takenBack(time.reason()) : texts.text("taken");
            getElement().removeAttribute("aria-pressed");
            getElement().setAttribute("aria-label", clock + " " + word);
            getElement().appendChild(new Element("s").setText(clock));
            add(new Span(word));
        }
    }
}
