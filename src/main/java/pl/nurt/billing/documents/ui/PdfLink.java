package pl.nurt.billing.documents.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import pl.nurt.billing.documents.DocumentWaitsException;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.files.FileName;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.files.Download;

/** Fetches the document of an invoice; one that is not there yet is made when it is asked for. Who may have it is asked then, too. */
public final class PdfLink extends Anchor {
    /** @param document asked for in the request that fetches it, by whoever presses the link */
    public PdfLink(StoredFiles files, Supplier<StoredFile> document) {
        // Put together here: the download runs without the page's lock.
        var busy = getTranslation("billing.documents.tooMany");
        var waits = getTranslation("billing.documents.waits");
        setHref(Download.of(event -> send(files, document, event, busy, waits)), AttachmentType.DOWNLOAD);
        addClassName("pdf-link");
        add(Icons.DOWNLOAD.create());
    }

    /** With words beside the icon. */
    public PdfLink saying(String text) {
        add(new Span(text));
        return this;
    }

    /** The icon alone, named for who does not see it. */
    public PdfLink named(String text) {
        setAriaLabel(text);
        return this;
    }

    private static void send(
            StoredFiles files, Supplier<StoredFile> document, DownloadEvent event, String busy, String waits) {
        StoredFile made;
        try {
            made = document.get();
        } catch (TooManyAttemptsException tooMany) {
            TooManyAtOnce.answer(event, tooMany, busy);
            return;
        } catch (DocumentWaitsException early) {
            TooManyAtOnce.answer(event, early, waits);
            return;
        }
        var file = files.forReader(made.id());
        event.setContentType(file.mediaType());
        event.setContentLength(file.size());
        var response = event.getResponse();
        response.setHeader("Content-Disposition", FileName.attachment(file.name()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-store");
        try (var content = files.open(file)) {
            content.transferTo(event.getOutputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
