package pl.nurt.metering.use.ui;

import java.time.Clock;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.use.CustomerUse;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.AnswerCard;
import pl.nurt.platform.ui.LiveBadge;

/** What a customer used today, and how many meters say so. */
final class UseTodayCard extends AnswerCard {
    private final Meters meters;
    private final Clock clock;

    UseTodayCard(CustomerUse first, Meters meters, Clock clock) {
        super("m³");
        this.meters = meters;
        this.clock = clock;
        setHeading(getTranslation("metering.office.use.today"));
        aside(new LiveBadge());
        show(first);
    }

    void show(CustomerUse use) {
        var now = clock.instant();
        var silent = meters.rows(use.meters()).stream()
                .filter(row -> row.readAt() == null || row.readAt().isBefore(now.minus(Meters.SILENT_AFTER)))
                .count();
        var today = use.summary().today();
        show(
                today == null ? "–" : new UseTexts(this, getLocale(), CivilTime.dayOf(now)).amount(today),
                getTranslation("metering.office.use.meters", use.meters().size(), silent));
    }
}
