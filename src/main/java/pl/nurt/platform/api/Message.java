package pl.nurt.platform.api;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads small bodies by the contract's rules: all of one, or nothing. A record has the contract's names, and every component may be
 * null until it is checked with the methods here.
 */
public final class Message {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .build();

    private Message() {}

    /**
     * @param what the contract calls it
     * @throws BadBodyException if it is no JSON, or nothing of that kind
     */
    public static <T> T read(InputStream body, Class<T> type, String what) {
        try {
            var message = JSON.readValue(body, type);
            if (message == null) {
                throw new BadBodyException("no " + what);
            }
            return message;
        } catch (JacksonException broken) {
            throw new BadBodyException("the body is no " + what + " of the contract");
        }
    }

    public static String text(String name, @Nullable String text, int longest) {
        if (text == null
                || text.codePointCount(0, text.length()) > longest
                || text.chars().anyMatch(c -> c < ' ')) {
            throw new BadBodyException("'" + name + "' must be a text of at most " + longest + " characters");
        }
        return text;
    }

    public static @Nullable String optionalText(String name, @Nullable String text, int longest) {
        return text == null ? null : text(name, text, longest);
    }

    public static int count(String name, @Nullable Integer count) {
        if (count == null || count < 0) {
            throw new BadBodyException("'" + name + "' must be a number from 0");
        }
        return count;
    }

    public static @Nullable Integer optionalCount(String name, @Nullable Integer count) {
        return count == null ? null : Integer.valueOf(count(name, count));
    }

    public static Instant instant(String name, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(UtcSecond::withFraction)
                .orElseThrow(() -> new BadBodyException("'" + name + "' must be a date-time"));
    }

    public static @Nullable Instant optionalInstant(String name, @Nullable String text) {
        return text == null ? null : instant(name, text);
    }

    /** None for a list that is not there; nothing in it may be null. */
    public static <T> List<T> optionalList(String name, @Nullable List<@Nullable T> list, int most) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > most || list.contains(null)) {
            throw new BadBodyException("'" + name + "' must be an array of at most " + most);
        }
        return List.copyOf(list);
    }

    /** The constant of that name. */
    public static <E extends Enum<E>> E choice(String name, @Nullable String text, Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new BadBodyException("'" + name + "' must be one of " + List.of(type.getEnumConstants()));
    }
}
