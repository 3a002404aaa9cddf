package pl.nurt.metering.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Formats;

/** Times as people at work say them: 10:15 today, yesterday 8:02, else the date; and how long ago. */
final class Moments {
    private final Component view;
    private final Formats formats;
    private final Clock clock;

    Moments(Component view, Locale locale, Clock clock) {
        this.view = view;
        formats = Formats.of(locale);
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** For a column: the time alone when it is of today. */
    String brief(Instant at) {
        var today = CivilTime.dayOf(now());
        var day = CivilTime.dayOf(at);
        if (day.equals(today)) {
            return formats.time(at);
        }
        return day.equals(today.minusDays(1))
                ? view.getTranslation("metering.office.yesterday", formats.time(at))
                : formats.day(day);
    }

    /** For a sentence: "dziś 10:15". */
    String spoken(Instant at) {
        return CivilTime.dayOf(at).equals(CivilTime.dayOf(now()))
                ? view.getTranslation("metering.office.today", formats.time(at))
                : CivilTime.dayOf(at).equals(CivilTime.dayOf(now()).minusDays(1)) ? brief(at) : formats.moment(at);
    }

    /** "2 min temu"; beyond a day the moment itself. */
    String ago(Instant at) {
        var passed = Duration.between(at, now());
        if (passed.toMinutes() < 1) {
            return view.getTranslation("metering.office.justNow");
        }
        if (passed.toHours() < 1) {
            return view.getTranslation("metering.office.minutesAgo", "" + passed.toMinutes());
        }
        return passed.toHours() < 24
                ? view.getTranslation("metering.office.hoursAgo", "" + passed.toHours())
                : spoken(at);
    }

    Formats formats() {
        return formats;
    }
}
