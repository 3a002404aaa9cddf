package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.ui.DayPicker;
import pl.nurt.platform.ui.text.InAddress;

/** From one day to another, both included; either may be open. In the address: {@code 2026-11-01..2026-11-30}. */
public final class PeriodFilter extends Filter {
    private static final String TO = "..";

    private final DayPicker from;
    private final DayPicker to;
    private final Div both;

    PeriodFilter(
            String parameter,
            String fromLabel,
            String toLabel,
            String outside,
            Locale locale,
            LocalDate first,
            LocalDate last,
            Runnable asked) {
        super(parameter);
        from = new DayPicker(fromLabel, locale, first, last, outside);
        to = new DayPicker(toLabel, locale, first, last, outside);
        both = new Div(from, to);
        both.addClassName("list-period");
        from.addValueChangeListener(changed -> asked.run());
        to.addValueChangeListener(changed -> asked.run());
    }

    public Optional<LocalDate> from() {
        return from.getOptionalValue();
    }

    public Optional<LocalDate> to() {
        return to.getOptionalValue();
    }

    @Override
    Component component() {
        return both;
    }

    @Override
    String written() {
        return from.isEmpty() && to.isEmpty()
                ? ""
                : from().map(LocalDate::toString).orElse("")
                        + TO
                        + to().map(LocalDate::toString).orElse("");
    }

    @Override
    void read(String text) {
        int dots = text.indexOf(TO);
        from.setValue(dots < 0 ? null : day(text.substring(0, dots)));
        to.setValue(dots < 0 ? null : day(text.substring(dots + TO.length())));
    }

    private static @Nullable LocalDate day(String text) {
        return InAddress.day(text).orElse(null);
    }
}
