package pl.nurt.notice.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageData.Value;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Topic;
import pl.nurt.platform.Texts;
import pl.nurt.platform.ui.text.Formats;

/** Words of messages, in one reader's language. */
@Component
public class MessageTexts {
    private final Texts texts;
    private final MessageKinds kinds;

    MessageTexts(Texts texts, MessageKinds kinds) {
        this.texts = texts;
        this.kinds = kinds;
    }

    /**
     * What a person reads.
     *
     * @param link below the portal's address
     */
    public record Words(String title, String text, String link) {}

    /** A message of a kind that is gone is told by its topic alone. */
    public Words words(String kind, Topic topic, MessageData data, Locale locale) {
        return kinds.find(kind)
                .map(known -> new Words(
                        fill(known, known.title(), data, locale),
                        fill(known, known.text(), data, locale),
                        link(known, data)))
                .orElseGet(() -> new Words(
                        texts.getTranslation("notice.topic." + topic, locale),
                        texts.getTranslation("notice.unknownKind", locale),
                        "notices"));
    }

    /** As others than the recipient may see it: a secret is not shown, whether it is still there or not. */
    public Words wordsForOthers(String kind, Topic topic, MessageData data, Locale locale) {
        var shown = data;
        for (var secret : kinds.find(kind).map(MessageKind::secrets).orElse(Set.of())) {
            shown = shown.text(secret, "••••••");
        }
        return words(kind, topic, shown, locale);
    }

    /** The short words for an SMS. */
    public String sms(String kind, Topic topic, MessageData data, Locale locale) {
        return kinds.find(kind)
                .map(known -> fill(known, known.sms(), data, locale))
                .orElseGet(() -> words(kind, topic, data, locale).title());
    }

    private String fill(MessageKind kind, String key, MessageData data, Locale locale) {
        var values = kind.parameters().stream()
                .map(name -> shown(data.values().getOrDefault(name, new Value.Text("")), locale))
                .toArray();
        return texts.getTranslation(key, locale, values);
    }

    private static Object shown(Value value, Locale locale) {
        var formats = Formats.of(locale);
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Bilingual words -> words.in(locale);
            case Value.Number number -> number.number();
            case Value.Day day -> formats.dayInWords(day.day());
            case Value.Moment moment -> formats.moment(moment.moment());
        };
    }

    private static String link(MessageKind kind, MessageData data) {
        var link = kind.link();
        for (var value : data.values().entrySet()) {
            var plain = switch (value.getValue()) {
                case Value.Text text -> text.text();
                case Value.Bilingual words -> words.pl();
                case Value.Number number -> number.number().toPlainString();
                case Value.Day day -> day.day().toString();
                case Value.Moment moment -> moment.moment().toString();
            };
            link = link.replace("{" + value.getKey() + "}", URLEncoder.encode(plain, StandardCharsets.UTF_8));
        }
        return link;
    }
}
