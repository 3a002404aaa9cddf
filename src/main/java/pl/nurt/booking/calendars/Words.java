package pl.nurt.booking.calendars;

import java.util.Locale;
import pl.nurt.platform.ui.text.Languages;

/** What the office wrote in both languages. */
public record Words(String pl, String en) {
    public String in(Locale locale) {
        return Languages.supported(locale).equals(Languages.POLISH) ? pl : en;
    }
}
