package pl.nurt.platform.ui.text;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import pl.nurt.platform.CivilTime;

/** Times as people at work say them: 10:15 today, yesterday 8:02, else the date; and how long ago. */
public final class Moments {
    private final Component view;
    private final Formats formats;
    private final Clock clock;

    public Moments(Component view, Locale locale, Clock clock) {
        this.view = view;
        formats = Formats.of(locale);
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** For a column: the time alone when it is of today. */
    public String brief(Instant at) {
        var today = CivilTime.dayOf(now());
        var day = CivilTime.dayOf(at);
        if (day.equals(today)) {
            return formats.time(at);
        }
        return day.equals(today.minusDays(1))
                ? view.getTranslation("platform.moment.yesterday", formats.time(at))
                : formats.day(day);
    }

    /** For a sentence: "dziś 10:15". */
    public String spoken(Instant at) {
        return CivilTime.dayOf(at).equals(CivilTime.dayOf(now()))
                ? view.getTranslation("platform.moment.today", formats.time(at))
                : CivilTime.dayOf(at).equals(CivilTime.dayOf(now()).minusDays(1)) ? brief(at) : formats.moment(at);
    }

    /** "2 min temu"; beyond a day the moment itself. */
    public String ago(Instant at) {
        var passed = Duration.between(at, now());
        if (passed.toMinutes() < 1) {
            return view.getTranslation("platform.moment.justNow");
        }
        if (passed.toHours() < 1) {
            return view.getTranslation("platform.moment.minutesAgo", "" + passed.toMinutes());
        }
        return passed.toHours() < 24
                ? view.getTranslation("platform.moment.hoursAgo", "" + passed.toHours())
                : spoken(at);
    }

    public Formats formats() {
        return formats;
    }
}
