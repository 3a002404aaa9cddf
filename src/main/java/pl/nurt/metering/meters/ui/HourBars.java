package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.use.RecentHours;
import pl.nurt.metering.use.RecentHours.Hour;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.text.Formats;

/**
 * Two days of hours as small columns: hours of a flow that does not stop in another colour, the open one lighter.
 *
 * <p>Drawn on the server: forty-eight rectangles need no chart library. Screen readers get the sentence that the eye would make.
 */
final class HourBars extends Div {
    private static final int HEIGHT = 80;
    private static final BigDecimal STEP = new BigDecimal("7.08");

    HourBars() {
        addClassName("hour-bars");
        getElement().setAttribute("role", "img");
    }

    void show(RecentHours recent) {
        var formats = Formats.of(getLocale());
        var most = recent.hours().stream()
                .filter(hour -> hour.use() != null)
                .max(Comparator.comparing(HourBars::useOf))
                .orElse(null);
        removeAll();
        setVisible(most != null);
        if (most == null) {
            return;
        }
        getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "metering.office.hours.summary",
                                formats.index(useOf(most)),
                                formats.time(most.from())));
        add(new Html("<div>" + svg(recent, useOf(most), formats) + "</div>"));
    }

    private static String svg(RecentHours recent, CubicMetres most, Formats formats) {
        var flow = recent.flow();
        int last = recent.hours().size() - 1;
        var svg = new StringBuilder("<svg viewBox='0 0 %s %d'>"
                .formatted(STEP.multiply(BigDecimal.valueOf(last + 1)).toPlainString(), HEIGHT));
        for (int at = 0; at <= last; at++) {
            var hour = recent.hours().get(at);
            var steady = flow != null && !hour.from().isBefore(flow.since());
            var name = at == last ? "open" : steady ? "steady" : "used";
            svg.append(bar(at, hour, most, name, formats));
        }
        return svg.append("</svg>").toString();
    }

    private static String bar(int at, Hour hour, CubicMetres most, String name, Formats formats) {
        var use = hour.use();
        // An unknown hour is a faint dot on the line, so that a gap is not taken for a night without use.
        int height = use == null ? 2 : 2 + scaled(use, most);
        return "<rect class='%s' x='%s' y='%d' width='5' height='%d' rx='1.5'><title>%s %s</title></rect>"
                .formatted(
                        use == null ? "unknown" : name,
                        STEP.multiply(BigDecimal.valueOf(at)).toPlainString(),
                        HEIGHT - height,
                        height,
                        formats.time(hour.from()),
                        use == null ? "?" : formats.index(use) + " m³");
    }

    private static int scaled(CubicMetres use, CubicMetres most) {
        return most.value().signum() == 0
                ? 0
                : use.value()
                        .multiply(BigDecimal.valueOf(HEIGHT - 2L))
                        .divide(most.value(), 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    private static CubicMetres useOf(Hour hour) {
        @Nullable CubicMetres use = hour.use();
        return use == null ? CubicMetres.ZERO : use;
    }
}
