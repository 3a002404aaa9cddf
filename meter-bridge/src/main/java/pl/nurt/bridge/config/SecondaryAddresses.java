package pl.nurt.bridge.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MeterId;

/** How a selection is written: 8 digits with F for any, or ident-MAN-version-medium with * for any part. */
public final class SecondaryAddresses {
    public static final String FORM = "8 digits (F for any), or ident-MAN-version-medium (* for any part)";

    private static final Pattern TEXT = Pattern.compile(
            "([0-9A-F]{8})(?:-(" + MeterId.MANUFACTURER + "|\\*)-([0-9A-F]{2}|\\*)-([0-9A-F]{2}|\\*))?");

    private SecondaryAddresses() {}

    /** Empty if {@code text} is none. */
    public static Optional<MeterId> find(String text) {
        return Optional.ofNullable(parse(text));
    }

    static @Nullable MeterId parse(String text) {
        var matcher = TEXT.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        return new MeterId(matcher.group(1), any(matcher.group(2)), code(matcher.group(3)), code(matcher.group(4)));
    }

    /** FFFF selects any maker, as * does. */
    private static @Nullable String any(@Nullable String text) {
        return text == null || text.equals("*") || text.equals("FFFF") ? null : MeterId.manufacturer(text);
    }

    /** FF selects any, as * does. */
    private static @Nullable Integer code(@Nullable String text) {
        return text == null || text.equals("*") || text.equals("FF") ? null : Integer.valueOf(text, 16);
    }
}
