package pl.nurt.identity.audit.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.FieldChange;
import tools.jackson.databind.json.JsonMapper;

/** Between changes and the text that the log keeps and hashes. */
final class ChangesJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChangesJson() {}

    static String write(Changes changes) {
        return JSON.writeValueAsString(changes.fields());
    }

    static List<FieldChange> read(@Nullable String text) {
        return text == null
                ? List.of()
                : JSON.readValue(text, JSON.getTypeFactory().constructCollectionType(List.class, FieldChange.class));
    }
}
