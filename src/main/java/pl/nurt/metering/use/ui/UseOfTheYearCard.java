package pl.nurt.metering.use.ui;

import java.time.Clock;
import pl.nurt.metering.use.CustomerUse;
import pl.nurt.metering.use.UseSeries;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.chart.NurtChart;

/** Twelve months of a customer's use beside the year before. */
final class UseOfTheYearCard extends Card {
    private final Clock clock;
    private final NurtChart chart = new NurtChart();
    private UseSeries series;

    UseOfTheYearCard(CustomerUse first, Clock clock) {
        super("");
        this.clock = clock;
        series = first.year();
        setHeading(getTranslation("metering.office.use.year"));
        addClassName("customer-use");
        add(chart);
        subtitle(sentence(first));
        chart.show(texts().chart(series));
    }

    /** Figures of the same months move in the chart; other months draw it anew. */
    void show(CustomerUse newer) {
        subtitle(sentence(newer));
        if (newer.year().period().equals(series.period())) {
            chart.update(
                    texts().summary(newer.year().period(), newer.year().points()),
                    texts().points(newer.year().period(), newer.year().points()));
        } else {
            chart.show(texts().chart(newer.year()));
        }
        series = newer.year();
    }

    private String sentence(CustomerUse use) {
        return new UseTexts(this, getLocale(), CivilTime.dayOf(clock.instant())).monthInOneLine(use.summary());
    }

    private UseChartTexts texts() {
        return new UseChartTexts(this, getLocale(), CivilTime.dayOf(clock.instant()));
    }
}
