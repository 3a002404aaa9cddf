package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.metering.use.OwnMeter;
import pl.nurt.metering.use.UseSummary;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.MeterIndex;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.text.Formats;

/** A meter with the index as its register shows it; changes in place and is read aloud at most once a minute. */
final class OwnMeterCard extends Card {
    private static final Duration BETWEEN_ANNOUNCEMENTS = Duration.ofMinutes(1);

    /** A meter speaks at least once a day; after two days its number is no longer "live". */
    private static final Duration SILENT = Duration.ofDays(2);

    private final Clock clock;
    private final MeterIndex index;
    private final Paragraph facts = new Paragraph();
    private final Span state = new Span();
    private final Span announcement = new Span();
    private Instant announcedAt;
    private boolean live;

    OwnMeterCard(OwnMeter meter, UseSummary summary, boolean withAddress, Clock clock) {
        super("");
        this.clock = clock;
        announcedAt = clock.instant();
        setHeading(getTranslation(
                meter.role() == MeterRole.MAIN ? "metering.use.meter" : "metering.use.subMeter", meter.serialNumber()));
        if (withAddress) {
            subtitle(meter.place().fullAddress());
        }
        index = new MeterIndex(getLocale(), meter.digits());
        facts.addClassNames("muted", "small");
        announcement.addClassName("sr-only");
        announcement.getElement().setAttribute("role", "status");
        aside(state);
        add(index, facts, announcement);
        actions(UsageNavigation.toDaySearch(meter.id(), getTranslation("metering.use.dayButton")));
        show(meter, summary);
    }

    void show(OwnMeter meter, UseSummary summary) {
        var latest = meter.latest();
        index.setVisible(latest != null);
        if (latest == null) {
            facts.setText(getTranslation("metering.use.noReading"));
            return;
        }
        index.show(latest.index());
        var texts = new UseTexts(this, getLocale(), CivilTime.dayOf(clock.instant()));
        facts.setText(texts.moment(latest.at()) + " · " + texts.monthInOneLine(summary));
        showState(latest);
        announce(latest, texts);
    }

    private void showState(IndexReading latest) {
        var silence = Duration.between(latest.at(), clock.instant());
        var speaks = silence.compareTo(SILENT) < 0;
        if (speaks && !live) {
            state.removeAll();
            state.add(new LiveBadge());
        } else if (!speaks) {
            state.removeAll();
            state.add(new Badge(State.WARN, getTranslation("metering.use.silent", silence.toDays())));
        }
        live = speaks;
    }

    private void announce(IndexReading latest, UseTexts texts) {
        var now = clock.instant();
        if (isAttached() && Duration.between(announcedAt, now).compareTo(BETWEEN_ANNOUNCEMENTS) >= 0) {
            announcedAt = now;
            announcement.setText(getTranslation(
                    "metering.use.newReading",
                    Formats.of(getLocale()).index(latest.index()),
                    texts.moment(latest.at())));
        }
    }
}
