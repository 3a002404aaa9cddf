package pl.nurt.booking.plans.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.plans.Hours;

/** Hours of a day as people write them: "8:00–11:30, 12–15". */
final class HoursText {
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*[-–—]\\s*(\\d{1,2})(?:[:.](\\d{2}))?");
    private static final int DAY = 24 * 60;

    private HoursText() {}

    static String of(List<Hours> spans) {
        return spans.stream().map(Hours::text).collect(Collectors.joining(", "));
    }

    /** Empty when it cannot be read, or hours overlap; without any hours the day is closed. */
    static Optional<List<Hours>> read(String text) {
        var spans = new ArrayList<Hours>();
        for (var part : text.split("[,;]", -1)) {
            if (part.isBlank()) {
                continue;
            }
            var found = SPAN.matcher(part.strip());
            if (!found.matches()) {
                return Optional.empty();
            }
            var from = minute(found.group(1), found.group(2));
            var to = minute(found.group(3), found.group(4));
            if (from < 0
                    || from >= to
                    || to > DAY
                    || (!spans.isEmpty() && from < spans.getLast().toMinute())) {
                return Optional.empty();
            }
            spans.add(new Hours(from, to));
        }
        return Optional.of(spans);
    }

    private static int minute(String hour, @Nullable String minute) {
        var minutes = minute == null ? 0 : Integer.parseInt(minute);
        return minutes < 60 ? Integer.parseInt(hour) * 60 + minutes : -1;
    }
}
