package pl.nurt.notice.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import org.jooq.JSONB;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageData.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link MessageData} in a jsonb column: {@code {"meter": {"text": "314"}, "what": {"pl": "Rozmowa", "en": "A talk"}}}. */
final class StoredData {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StoredData() {}

    static JSONB write(MessageData data) {
        var all = JSON.createObjectNode();
        data.values().forEach((name, value) -> {
            var one = all.putObject(name);
            switch (value) {
                case Value.Text text -> one.put("text", text.text());
                case Value.Bilingual words -> one.put("pl", words.pl()).put("en", words.en());
                case Value.Number number -> one.put("number", number.number().toPlainString());
                case Value.Day day -> one.put("day", day.day().toString());
                case Value.Moment moment -> one.put("moment", moment.moment().toString());
            }
        });
        return JSONB.jsonb(all.toString());
    }

    static MessageData read(JSONB stored) {
        var values = new LinkedHashMap<String, Value>();
        JSON.readTree(stored.data()).properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return new MessageData(values);
    }

    private static Value value(JsonNode one) {
        if (one.has("pl")) {
            return new Value.Bilingual(one.get("pl").asString(), one.path("en").asString());
        }
        var entry = one.properties().iterator().next();
        var text = entry.getValue().asString();
        return switch (entry.getKey()) {
            case "text" -> new Value.Text(text);
            case "number" -> new Value.Number(new BigDecimal(text));
            case "day" -> new Value.Day(LocalDate.parse(text));
            case "moment" -> new Value.Moment(Instant.parse(text));
            default -> throw new IllegalStateException("a value of an unknown form: " + entry.getKey());
        };
    }
}
