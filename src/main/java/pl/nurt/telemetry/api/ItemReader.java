package pl.nurt.telemetry.api;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.platform.api.UtcSecond;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one item of a batch by the contract's rules; always to the item's end, so that the next one can be read. */
final class ItemReader {
    private static final int LONGEST_KEY = 120;
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_IDENTIFICATION = 40;
    /** More than any number needs; a shorter text that is no number goes to quarantine, where staff see it. */
    private static final int LONGEST_INDEX = 40;

    private static final int LONGEST_RAW = 2048;
    private static final int MOST_FLAGS = 16;
    private static final int LONGEST_FLAG = 40;

    private final JsonParser parser;
    private @Nullable String key;
    private @Nullable String concentrator;
    private @Nullable String meter;
    private @Nullable Instant readAt;
    private @Nullable String index;
    private @Nullable Set<String> flags;
    private @Nullable String expected;
    private @Nullable String raw;
    private boolean malformed;

    ItemReader(JsonParser parser) {
        this.parser = parser;
    }

    BatchItem read(JsonToken first) {
        if (first != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new BatchItem.Malformed("");
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var value = parser.nextToken();
            property(name, value);
        }
        if (malformed || key == null || concentrator == null || meter == null || readAt == null) {
            return new BatchItem.Malformed(Objects.requireNonNullElse(key, ""));
        }
        var flagged = flags == null ? Set.<String>of() : flags;
        return new BatchItem.Readable(
                key, new BridgeReading(concentrator, meter, readAt, index, flagged, expected, raw));
    }

    private void property(String name, JsonToken value) {
        switch (name) {
            case "key" -> {
                key = once(key, text(value, LONGEST_KEY));
                malformed |= "".equals(key);
            }
            case "concentrator" -> concentrator = once(concentrator, storable(value, LONGEST_CODE));
            case "meter" -> meter = once(meter, storable(value, LONGEST_IDENTIFICATION));
            case "readAt" -> readAt = once(readAt, instant(value));
            case "indexM3" -> index = once(index, storable(value, LONGEST_INDEX));
            case "flags" -> flags = once(flags, flags(value));
            case "expectedMeter" -> expected = once(expected, storable(value, LONGEST_IDENTIFICATION));
            case "raw" -> raw = once(raw, hex(value));
            default -> {
                parser.skipChildren();
                malformed = true;
            }
        }
    }

    /** A property that comes twice, or as something else, spoils the item. */
    private <T> @Nullable T once(@Nullable T before, @Nullable T value) {
        malformed |= before != null || value == null;
        return value == null ? before : value;
    }

    private @Nullable String text(JsonToken value, int longest) {
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        var text = parser.getString();
        // The contract counts characters, not UTF-16 units.
        return text.length() <= longest || text.codePointCount(0, text.length()) <= longest ? text : null;
    }

    /** Without control characters: PostgreSQL has no NUL in a text, and nobody types the others. */
    private @Nullable String storable(JsonToken value, int longest) {
        var text = text(value, longest);
        return text == null || text.chars().anyMatch(c -> c < ' ') ? null : text;
    }

    private @Nullable Instant instant(JsonToken value) {
        var text = text(value, LONGEST_INDEX);
        return text == null ? null : UtcSecond.parse(text).orElse(null);
    }

    private @Nullable Set<String> flags(JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        var read = new HashSet<String>();
        var count = 0;
        var good = true;
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            var flag = text(token, LONGEST_FLAG);
            if (flag == null || !isFlag(flag) || ++count > MOST_FLAGS) {
                good = false;
            } else {
                read.add(flag);
            }
        }
        return good ? read : null;
    }

    private static boolean isFlag(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_');
    }

    private @Nullable String hex(JsonToken value) {
        var text = text(value, LONGEST_RAW);
        return text == null || text.length() % 2 != 0 || !text.chars().allMatch(ItemReader::isHexDigit) ? null : text;
    }

    private static boolean isHexDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
}
