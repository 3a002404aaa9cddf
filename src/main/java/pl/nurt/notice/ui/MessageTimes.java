package pl.nurt.notice.ui;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.text.Formats;

/** When a message came, as one says it. */
final class MessageTimes {
    private MessageTimes() {}

    /** The time for today's, the day for older ones. */
    static String brief(Instant at, Clock clock, Locale locale) {
        var formats = Formats.of(locale);
        var day = CivilTime.dayOf(at);
        var today = CivilTime.dayOf(clock.instant());
        return day.equals(today) ? formats.time(at) : formats.dayInWords(day, today);
    }

    static String inFull(Instant at, Locale locale) {
        var formats = Formats.of(locale);
        return formats.weekday(CivilTime.dayOf(at)) + ", " + formats.time(at);
    }
}
