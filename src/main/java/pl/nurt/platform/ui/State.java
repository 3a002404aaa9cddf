package pl.nurt.platform.ui;

import java.util.Locale;

/** What a colour may say; a word always stands beside it. */
public enum State {
    GOOD,
    WARN,
    BAD,
    INFO;

    /** In a {@code LitRenderer}: {@code <span class="badge good">}. */
    public String className() {
        return name().toLowerCase(Locale.ROOT);
    }
}
