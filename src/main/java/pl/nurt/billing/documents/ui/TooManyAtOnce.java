package pl.nurt.billing.documents.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import pl.nurt.billing.documents.DocumentWaitsException;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.ui.feedback.Toast;

/**
 * Answers whoever has too many documents made at once: 429 with plain words, which no browser keeps as the file that was asked for, and the same words
 * on the page.
 */
public final class TooManyAtOnce {
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;

    private TooManyAtOnce() {}

    /** @param words in the person's language, for a download runs without the page */
    public static void answer(DownloadEvent event, TooManyAttemptsException tooMany, String words) {
        event.getResponse()
                .setHeader("Retry-After", Long.toString(tooMany.retryAfter().toSeconds()));
        answer(event, TOO_MANY_REQUESTS, words);
    }

    /** Answers whoever asks for a document before the invoice is given: 409 with plain words. */
    public static void answer(DownloadEvent event, DocumentWaitsException early, String words) {
        answer(event, CONFLICT, words);
    }

    private static void answer(DownloadEvent event, int status, String words) {
        var response = event.getResponse();
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "inline");
        response.setContentType("text/plain;charset=utf-8");
        try {
            response.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        event.getUI().access(() -> Toast.show(words));
    }
}
