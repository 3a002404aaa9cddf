package pl.nurt.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Between our records and the text of the jsonb columns that hold them. What is read here was written here. */
public final class StoredJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StoredJson() {}

    public static String text(Object value) {
        return JSON.writeValueAsString(value);
    }

    public static <T> List<T> list(String json, Class<T> type) {
        return JSON.readValue(json, JSON.getTypeFactory().constructCollectionType(List.class, type));
    }

    public static <T> T record(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    /** @param otherwise for a column that is null */
    public static <T> T record(@Nullable String json, Class<T> type, T otherwise) {
        return json == null ? otherwise : JSON.readValue(json, type);
    }

    /** @throws JacksonException if the text is no JSON */
    public static JsonNode tree(String text) {
        return JSON.readTree(text);
    }
}
