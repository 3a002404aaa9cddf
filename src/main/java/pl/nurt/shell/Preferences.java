package pl.nurt.shell;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a browser remembers for a person, signed in or not: language and colour scheme. Kept in cookies, so that the very
 * first byte of a page is already in the right language and colour.
 *
 * @param language pl or en; null when never chosen
 * @param theme light or dark; null when the system decides
 */
public record Preferences(
        @Nullable String language, @Nullable String theme) {
    public static final String LANGUAGE = "language";
    public static final String THEME = "theme";

    private static final String SYSTEM_THEME = "system";
    private static final Map<String, List<String>> CHOICES =
            Map.of(LANGUAGE, List.of("pl", "en"), THEME, List.of("light", "dark", SYSTEM_THEME));

    /** Reads the cookies; whatever is in them that cannot be chosen counts as never chosen. */
    public static Preferences from(Function<String, @Nullable String> cookies) {
        var theme = chosen(THEME, cookies);
        return new Preferences(chosen(LANGUAGE, cookies), SYSTEM_THEME.equals(theme) ? null : theme);
    }

    /** Name of the cookie that keeps the preference. */
    public static String cookieName(String preference) {
        return "nurt-" + preference;
    }

    private static @Nullable String chosen(String preference, Function<String, @Nullable String> cookies) {
        var value = cookies.apply(cookieName(preference));
        return canBeChosen(preference, value) ? value : null;
    }

    /** Whether there is such a choice. */
    public static boolean canBeChosen(String preference, @Nullable String value) {
        return value != null && CHOICES.getOrDefault(preference, List.of()).contains(value);
    }
}
