package pl.nurt.platform.ui.text;

import java.util.List;
import java.util.Locale;

/** The languages the product speaks, the first one when nothing else is known. */
public final class Languages {
    public static final Locale POLISH = Locale.of("pl", "PL");
    public static final Locale ENGLISH = Locale.of("en", "GB");
    public static final List<Locale> ALL = List.of(POLISH, ENGLISH);

    private Languages() {}

    /** English for any English, Polish for everything else. */
    public static Locale supported(Locale wanted) {
        return "en".equals(wanted.getLanguage()) ? ENGLISH : POLISH;
    }
}
