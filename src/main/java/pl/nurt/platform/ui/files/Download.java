package pl.nurt.platform.ui.files;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.feedback.Toast;

/**
 * What a link on a page sends when it is pressed, perhaps long after the page was made: what is not there any more, or no longer for this
 * person, is answered by 404, and by words on the page that stays open.
 */
public final class Download {
    private Download() {}

    public static DownloadHandler of(DownloadHandler sent) {
        return event -> {
            try {
                sent.handleDownloadRequest(event);
            } catch (NotFoundException | AccessDeniedException absence) {
                answer(event, absence);
            }
        };
    }

    private static void answer(DownloadEvent event, RuntimeException absence) {
        // A part of the file that is on its way must not look like all of it.
        if (!(event.getResponse() instanceof HttpServletResponse response) || response.isCommitted()) {
            throw absence;
        }
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(0);
        var page = event.getUI();
        page.access(() -> Toast.show(page.getTranslation("platform.files.gone")));
    }
}
