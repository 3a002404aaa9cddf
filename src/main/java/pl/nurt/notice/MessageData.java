package pl.nurt.notice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import pl.nurt.platform.ui.text.Languages;

/** What the texts of a message are filled with: values, not words, so that each reader sees them in the own language. */
public record MessageData(Map<String, Value> values) {
    public MessageData {
        values = Map.copyOf(values);
    }

    public static MessageData none() {
        return new MessageData(Map.of());
    }

    public MessageData text(String name, String text) {
        return with(name, new Value.Text(text));
    }

    /** What somebody wrote in both languages: each reader is shown the own one. */
    public MessageData text(String name, String polish, String english) {
        return with(name, new Value.Bilingual(polish, english));
    }

    /** For numbers and for plurals. */
    public MessageData number(String name, long number) {
        return with(name, new Value.Number(BigDecimal.valueOf(number)));
    }

    public MessageData number(String name, BigDecimal number) {
        return with(name, new Value.Number(number));
    }

    public MessageData day(String name, LocalDate day) {
        return with(name, new Value.Day(day));
    }

    public MessageData moment(String name, Instant moment) {
        return with(name, new Value.Moment(moment));
    }

    private MessageData with(String name, Value value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new MessageData(more);
    }

    /** One value, told in the reader's form. */
    public sealed interface Value {
        record Text(String text) implements Value {}

        record Bilingual(String pl, String en) implements Value {
            public String in(Locale locale) {
                return Languages.supported(locale).equals(Languages.POLISH) ? pl : en;
            }
        }

        record Number(BigDecimal number) implements Value {}

        record Day(LocalDate day) implements Value {}

        record Moment(Instant moment) implements Value {}
    }
}
