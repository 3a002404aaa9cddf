package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.text.Formats;

/** The last days of a meter as small columns in a line of text; a day without a reading is a dot. Drawn on the server, like {@link HourBars}. */
final class DayBars extends Div {
    private static final int HEIGHT = 24;
    private static final int STEP = 6;

    DayBars(List<UsePoint> days) {
        addClassName("day-bars");
        getElement().setAttribute("role", "img");
        var formats = Formats.of(getLocale());
        var known = days.stream().map(UsePoint::use).filter(Objects::nonNull).toList();
        var most = known.stream().max(CubicMetres::compareTo).orElse(CubicMetres.ZERO);
        getElement()
                .setAttribute(
                        "aria-label",
                        known.isEmpty()
                                ? getTranslation("metering.office.days.none", days.size())
                                : getTranslation(
                                        "metering.office.days.summary",
                                        days.size(),
                                        formats.index(known.stream().reduce(CubicMetres.ZERO, CubicMetres::plus)),
                                        formats.index(most)));
        var svg = new StringBuilder("<svg viewBox='0 0 %d %d'>".formatted(STEP * days.size(), HEIGHT));
        for (var at = 0; at < days.size(); at++) {
            svg.append(bar(at, days.get(at), most, formats));
        }
        add(new Html("<div>" + svg.append("</svg>") + "</div>"));
    }

    private static String bar(int at, UsePoint day, CubicMetres most, Formats formats) {
        var use = day.use();
        var height = use == null ? 2 : 2 + scaled(use, most);
        return "<rect class='%s' x='%d' y='%d' width='4' height='%d' rx='1'><title>%s %s</title></rect>"
                .formatted(
                        use == null ? "unknown" : day.open() ? "open" : "used",
                        STEP * at,
                        HEIGHT - height,
                        height,
                        formats.day(CivilTime.dayOf(day.start())),
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
}
