package pl.nurt.platform;

import java.util.Locale;

/** The texts of all rooms, for whoever writes to people without a page: messages, documents. */
public interface Texts {
    /** The text of a key in the nearest language the product speaks, filled with the parameters; {@code !key} when there is none. */
    String getTranslation(String key, Locale locale, Object... params);
}
