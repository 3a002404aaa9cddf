package pl.nurt.metering.use.ui;

import java.time.Clock;
import java.util.Set;
import pl.nurt.customer.CustomerId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.metering.use.CustomerUse;
import pl.nurt.metering.use.OfficeUse;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.AnswerCard;
import pl.nurt.platform.ui.LiveBadge;

/** What a customer used today, and how many meters say so. */
final class UseTodayCard extends AnswerCard {
    private final Meters meters;
    private final Clock clock;
    private volatile Set<MeterId> shown = Set.of();

    UseTodayCard(CustomerId customer, CustomerUse first, OfficeUse use, Meters meters, LiveUpdates live, Clock clock) {
        super("m³");
        this.meters = meters;
        this.clock = clock;
        setHeading(getTranslation("metering.office.use.today"));
        aside(new LiveBadge());
        show(first);
        live.whileAttached(
                this,
                UseRebuilt.class,
                event -> event.meters().stream().anyMatch(shown::contains),
                events -> show(use.of(customer)));
    }

    private void show(CustomerUse use) {
        shown = use.meters();
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
