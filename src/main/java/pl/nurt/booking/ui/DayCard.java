package pl.nurt.booking.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.times.DayTimes;
import pl.nurt.platform.ui.Card;

/** The times of one day. */
final class DayCard extends Card {
    private final BookingTexts texts;
    private final TimeButtons times;
    private final Paragraph none = new Paragraph();

    DayCard(BookingTexts texts, Consumer<Instant> choose) {
        super("");
        this.texts = texts;
        times = new TimeButtons(texts, choose);
        none.addClassName("muted");
        addClassName("book-day");
        add(new Div(none, times));
    }

    void show(DayTimes day, @Nullable Instant held) {
        setHeading(texts.weekday(day.day()));
        none.setText(texts.text(day.holiday() ? "holiday.none" : "day.none"));
        none.setVisible(day.times().isEmpty());
        times.show(day.times(), held);
    }

    void focusFirst() {
        times.focusFirst();
    }
}
