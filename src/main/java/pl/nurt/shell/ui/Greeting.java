package pl.nurt.shell.ui;

import java.time.Instant;
import pl.nurt.platform.CivilTime;

/** How one is greeted at this time of the day. */
final class Greeting {
    private static final int MORNING = 4;
    private static final int EVENING = 18;

    private Greeting() {}

    /** The key of the text. */
    static String at(Instant now) {
        var hour = now.atZone(CivilTime.ZONE).getHour();
        return hour >= MORNING && hour < EVENING ? "shell.start.day" : "shell.start.evening";
    }
}
