package pl.nurt.platform.jobs.internal;

import java.util.List;
import org.jooq.JSONB;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Between records and the jsonb columns of a job. What is read here was written here, perhaps by an earlier version of the portal. */
final class StoredData {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Object>> ARGS = new TypeReference<>() {};

    private StoredData() {}

    static JSONB of(Object data) {
        return JSONB.jsonb(JSON.writeValueAsString(data));
    }

    static <T> T read(JSONB json, Class<T> type) {
        return JSON.readValue(json.data(), type);
    }

    static List<Object> args(JSONB json) {
        return JSON.readValue(json.data(), ARGS);
    }
}
