package pl.nurt.notice.internal.api;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import pl.nurt.notice.internal.Links;
import pl.nurt.notice.internal.reach.Unsubscribing;
import pl.nurt.notice.internal.reach.Unsubscribing.Subscription;
import pl.nurt.platform.Texts;
import pl.nurt.platform.api.NothingHere;

/**
 * The link at the foot of e-mails: works without signing in. Looking changes nothing, since scanners of mails look; only a post does,
 * and a mail program's own button posts at once (RFC 8058).
 */
@RestController
class UnsubscribeApi {
    private static final String PAGE = """
            <!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
            <meta name="robots" content="noindex"><title>%s</title><link rel="stylesheet" href="/assets/message.css"></head>\
            <body><main><h1>%s</h1><p>%s</p>%s</main></body></html>
            """;
    private static final String BUTTON = """
            <form method="post"><input type="hidden" name="what" value="%s"><p><button type="submit">%s</button></p></form>""";

    /** Whatever a mail program says it accepts. */
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Links links;
    private final Unsubscribing unsubscribing;
    private final Texts texts;
    private final NothingHere nothing;

    UnsubscribeApi(Links links, Unsubscribing unsubscribing, Texts texts, NothingHere nothing) {
        this.links = links;
        this.unsubscribing = unsubscribing;
        this.texts = texts;
        this.nothing = nothing;
    }

    @GetMapping("/api/notice/unsubscribe/{link}")
    ResponseEntity<String> look(@PathVariable String link) {
        return links.read(Links.Purpose.UNSUBSCRIBE, link)
                .flatMap(unsubscribing::find)
                .map(found -> page(
                        HttpStatus.OK,
                        found.locale(),
                        "notice.unsubscribe",
                        text("notice.unsubscribe.text", found, topic(found)),
                        button(found, "topic", "notice.unsubscribe.topic")
                                + button(found, "all", "notice.unsubscribe.all")))
                .orElseGet(nothing::page);
    }

    /** @param what topic, all or undo; a mail program's own button names none and means the topic */
    @PostMapping("/api/notice/unsubscribe/{link}")
    ResponseEntity<String> change(@PathVariable String link, @RequestParam(defaultValue = "topic") String what) {
        var subscription = links.read(Links.Purpose.UNSUBSCRIBE, link).flatMap(unsubscribing::find);
        if (subscription.isEmpty()) {
            return nothing.page();
        }
        var found = subscription.get();
        switch (what) {
            case "all" -> unsubscribing.stopAll(found);
            case "undo" -> unsubscribing.undo(found);
            default -> unsubscribing.stop(found);
        }
        if (what.equals("undo")) {
            return page(
                    HttpStatus.OK,
                    found.locale(),
                    "notice.unsubscribe.undone",
                    text("notice.unsubscribe.undone.text", found),
                    "");
        }
        var isAll = what.equals("all");
        return page(
                HttpStatus.OK,
                found.locale(),
                isAll ? "notice.unsubscribe.doneAll" : "notice.unsubscribe.done",
                isAll
                        ? text("notice.unsubscribe.doneAll.text", found)
                        : text("notice.unsubscribe.done.text", found, topic(found)),
                button(found, "undo", "notice.unsubscribe.undo"));
    }

    private String topic(Subscription found) {
        return texts.getTranslation("notice.topic." + found.topic(), found.locale());
    }

    private String text(String key, Subscription found, Object... values) {
        return texts.getTranslation(key, found.locale(), values);
    }

    private String button(Subscription found, String what, String key) {
        return BUTTON.formatted(what, HtmlUtils.htmlEscape(text(key, found, topic(found)), "UTF-8"));
    }

    private ResponseEntity<String> page(HttpStatus status, Locale locale, String title, String text, String below) {
        var heading = HtmlUtils.htmlEscape(texts.getTranslation(title, locale), "UTF-8");
        return ResponseEntity.status(status)
                .contentType(HTML)
                .body(PAGE.formatted(
                        locale.getLanguage(), heading, heading, HtmlUtils.htmlEscape(text, "UTF-8"), below));
    }
}
