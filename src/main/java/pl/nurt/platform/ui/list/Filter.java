package pl.nurt.platform.ui.list;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import java.util.regex.Pattern;

/** One question of a {@link FilterBar}, and how it stands in the address. */
abstract class Filter {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String parameter;

    Filter(String parameter) {
        this.parameter = parameter;
    }

    final String parameter() {
        return parameter;
    }

    abstract Component component();

    /** Empty when nothing is asked. */
    abstract String written();

    /** Takes what the address says; what cannot be understood asks nothing, for an address is typed, cut and pasted. */
    abstract void read(String text);

    /** Without control characters, which no text of ours has and the database takes none of. */
    static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }

    /** A code as it stands in an address: {@code never-read}. */
    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
