package pl.nurt.metering.readings.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What a bridge saw, for people; a flag that this portal does not know yet is shown as it came. */
public final class FlagWords {
    private static final Set<String> KNOWN = Set.of(
            "ROLLOVER",
            "BACKWARD",
            "IMPLAUSIBLE",
            "COUNTER_GAP",
            "UNIT_CHANGED",
            "PRECISION",
            "STALE",
            "CLOCK_SKEW",
            "CLOCK_INVALID",
            "METER_MISMATCH",
            "INVALID",
            "NO_VOLUME",
            "INCOMPLETE",
            "METER_STATUS_BATTERY",
            "METER_STATUS_PERMANENT_ERROR",
            "METER_STATUS_TEMPORARY_ERROR",
            "METER_STATUS_MANUFACTURER");

    private FlagWords() {}

    public static String of(Component view, Collection<String> flags) {
        return flags.stream()
                .sorted()
                .map(flag -> KNOWN.contains(flag) ? view.getTranslation("metering.plan.flag." + flag) : flag)
                .collect(Collectors.joining(", "));
    }
}
