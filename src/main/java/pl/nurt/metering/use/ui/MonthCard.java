package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import pl.nurt.metering.use.UseSummary;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;

/** How much was used this month and today, and whether that is more or less than before. */
final class MonthCard extends Card {
    private final Clock clock;
    private final BigNumber month = new BigNumber("", "m³");
    private final Paragraph meaning = new Paragraph();
    private final KeyValueList details = new KeyValueList();

    MonthCard(Clock clock) {
        super("");
        this.clock = clock;
        setHeading(getTranslation("metering.use.month"));
        meaning.addClassNames("muted", "small");
        details.addClassName("small");
        add(month, meaning, details);
    }

    void show(UseSummary summary) {
        var texts = new UseTexts(this, getLocale(), CivilTime.dayOf(clock.instant()));
        month.setVisible(summary.month() != null);
        if (summary.month() != null) {
            month.show(texts.amount(summary.month()));
        }
        meaning.setText(texts.meaning(summary));
        details.removeAll();
        if (summary.month() == null) {
            return;
        }
        details.row(
                getTranslation("metering.use.today"),
                summary.today() == null ? getTranslation("metering.use.todayUnknown") : texts.use(summary.today()));
        var compared = summary.lastYear() != null ? summary.lastYear() : summary.lastMonth();
        if (compared != null) {
            details.row(texts.daysNow(compared), texts.use(compared.now()));
        }
        if (summary.lastMonth() != null) {
            details.row(
                    texts.daysThen(summary.lastMonth()),
                    texts.use(summary.lastMonth().then()));
        }
        if (summary.lastYear() != null) {
            details.row(
                    texts.daysThen(summary.lastYear()),
                    texts.use(summary.lastYear().then()));
        }
    }
}
