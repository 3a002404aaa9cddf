package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.meters.MeterCard;
import pl.nurt.metering.use.RecentHours;
import pl.nurt.metering.use.RecentHours.SteadyFlow;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.text.Moments;

/** How a meter stands now: index, moment and way, states, the last hours, and what they say. */
final class MeterNow extends Div {
    private static final BigDecimal LITRES = new BigDecimal(1000);
    private static final BigDecimal HOURS_OF_DAY = new BigDecimal(24);

    private final Moments moments;
    private final int hours;
    private final Div badges = new Div();
    private final BigNumber index = new BigNumber("–", "m³");
    private final Paragraph moment = new Paragraph();
    private final HourBars bars = new HourBars();
    private final Paragraph caption = new Paragraph();
    private final Paragraph flow = new Paragraph();

    /** @param hours how many whole hours are drawn */
    MeterNow(Moments moments, int hours) {
        this.moments = moments;
        this.hours = hours;
        addClassName("meter-now");
        badges.addClassName("badges");
        moment.addClassName("muted");
        caption.addClassNames("muted", "tiny");
        flow.addClassName("steady-flow");
        add(badges, index, moment, bars, caption, flow);
    }

    int hours() {
        return hours;
    }

    /** Shows these facts; what did not change stays as it is. */
    void show(MeterCard card, RecentHours recent) {
        var row = card.row();
        badges.removeAll();
        StateWord.of(row, this, moments.now()).forEach(word -> badges.add(new Badge(word.state(), word.word())));
        var read = row.index();
        index.show(read == null ? "–" : moments.formats().index(read));
        moment.setText(moment(card));
        bars.show(recent);
        caption.setText(
                bars.isVisible()
                        ? getTranslation("metering.office.hours.caption", hours)
                        : getTranslation("metering.office.hours.none", hours));
        show(recent.flow());
    }

    private String moment(MeterCard card) {
        var parts = new ArrayList<String>();
        var readAt = card.row().readAt();
        parts.add(readAt == null ? getTranslation("metering.office.state.never") : moments.spoken(readAt));
        var through = card.concentrator();
        if (through != null) {
            parts.add(getTranslation("metering.office.through", through.name()));
        }
        return String.join(" · ", parts);
    }

    private void show(@Nullable SteadyFlow steady) {
        flow.setVisible(steady != null);
        if (steady != null) {
            flow.setText(getTranslation(
                    steady.fromTheStart() ? "metering.office.flow.longer" : "metering.office.flow",
                    steady.hours(),
                    litres(steady.least()),
                    moments.formats().volume(aDay(steady.least()), 2)));
        }
    }

    private static String litres(CubicMetres hourly) {
        return hourly.value().multiply(LITRES).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private static CubicMetres aDay(CubicMetres hourly) {
        return CubicMetres.of(hourly.value().multiply(HOURS_OF_DAY));
    }
}
