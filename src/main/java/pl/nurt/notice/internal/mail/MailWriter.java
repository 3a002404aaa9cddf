package pl.nurt.notice.internal.mail;

import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import pl.nurt.notice.internal.Links;
import pl.nurt.notice.internal.MessageTexts;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.platform.Texts;

/** Writes the e-mail of a message: text and HTML that say the same, no pictures, no attachments, nothing fetched from anywhere. */
@Component
class MailWriter {
    private static final String PAGE = """
            <!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
            <meta name="color-scheme" content="light dark"><title>%s</title></head>\
            <body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">\
            <div style="max-width:560px;margin:0 auto"><p style="font-weight:600;color:#0b6e8f">%s</p>\
            <h1 style="font-size:22px;line-height:1.25">%s</h1>%s\
            <p><a href="%s" style="display:inline-block;padding:12px 18px;border-radius:11px;background:#0b6e8f;color:#ffffff;\
            font-weight:600;text-decoration:none">%s</a></p>\
            <hr style="border:0;border-top:1px solid #dbe4e8"><p style="font-size:14px">%s</p></div></body></html>
            """;

    private final MessageTexts messages;
    private final Texts texts;
    private final Links links;
    private final NoticeSettings settings;
    private final Clock clock;

    MailWriter(MessageTexts messages, Texts texts, Links links, NoticeSettings settings, Clock clock) {
        this.messages = messages;
        this.texts = texts;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    Mail write(OutgoingMessage message, String from) {
        var locale = message.locale();
        var words = messages.words(message.kind(), message.topic(), message.data(), locale);
        var open = links.portal(
                message.account() == null
                        ? words.link()
                        : "api/notice/opened/" + links.sign(Links.Purpose.OPENED, message.id()));
        var unsubscribe = message.prompt()
                ? null
                : links.portal("api/notice/unsubscribe/" + links.sign(Links.Purpose.UNSUBSCRIBE, message.id()));
        var host = from.substring(from.lastIndexOf('@') + 1);
        return new Mail(
                from,
                settings.mail().name(),
                message.target(),
                "<nurt." + message.id().value() + "." + links.sign(Links.Purpose.RECEIVED, message.id()) + "@" + host
                        + ">",
                locale,
                words.title(),
                text(words, open, unsubscribe, locale),
                html(words, open, unsubscribe, locale),
                unsubscribe,
                clock.instant());
    }

    private String text(MessageTexts.Words words, String open, @Nullable String unsubscribe, Locale locale) {
        return words.title() + "\n\n" + words.text() + "\n\n"
                + texts.getTranslation("notice.mail.open", locale) + ":\n" + open + "\n\n-- \n"
                + settings.mail().name() + "\n"
                + texts.getTranslation(why(unsubscribe), locale) + "\n"
                + (unsubscribe == null
                        ? ""
                        : texts.getTranslation("notice.mail.unsubscribe", locale) + ":\n" + unsubscribe + "\n");
    }

    private String html(MessageTexts.Words words, String open, @Nullable String unsubscribe, Locale locale) {
        var paragraphs = words.text()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<p>" + HtmlUtils.htmlEscape(line, "UTF-8") + "</p>")
                .collect(Collectors.joining());
        var stop = unsubscribe == null
                ? ""
                : "<br><a href=\"%s\">%s</a>"
                        .formatted(unsubscribe, texts.getTranslation("notice.mail.unsubscribe", locale));
        return PAGE.formatted(
                locale.getLanguage(),
                HtmlUtils.htmlEscape(words.title(), "UTF-8"),
                HtmlUtils.htmlEscape(settings.mail().name(), "UTF-8"),
                HtmlUtils.htmlEscape(words.title(), "UTF-8"),
                paragraphs,
                open,
                texts.getTranslation("notice.mail.open", locale),
                texts.getTranslation(why(unsubscribe), locale) + stop);
    }

    private static String why(@Nullable String unsubscribe) {
        return unsubscribe == null ? "notice.mail.asked" : "notice.mail.why";
    }
}
