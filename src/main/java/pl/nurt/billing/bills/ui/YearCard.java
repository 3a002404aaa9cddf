package pl.nurt.billing.bills.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.util.Locale;
import pl.nurt.billing.bills.OwnBills;
import pl.nurt.billing.bills.YearOfBills;
import pl.nurt.billing.documents.ui.TooManyAtOnce;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.files.FileName;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.files.Download;

/** A year's invoices in one file. Sent while it is packed, so that the browser shows how far it is; a year is some dozen pages. */
final class YearCard extends Card {
    YearCard(OwnBills bills, Viewer viewer, YearOfBills year) {
        super("");
        setHeading(getTranslation("billing.year", Integer.toString(year.year())));
        // Put together here: the download runs without the page's lock.
        var language = getLocale();
        var name = getTranslation("billing.year.file", Integer.toString(year.year()));
        var text = new Paragraph(getTranslation("billing.year.text", year.invoices()));
        text.addClassNames("muted", "small");
        var busy = getTranslation("billing.documents.tooMany");
        var link = new Anchor(
                Download.of(event -> {
                    try {
                        send(bills, viewer, year.year(), language, name, event);
                    } catch (TooManyAttemptsException tooMany) {
                        TooManyAtOnce.answer(event, tooMany, busy);
                    }
                }),
                "");
        link.add(Icons.DOWNLOAD.create(), new Span(getTranslation("billing.year.download")));
        link.addClassName("pdf-link");
        add(text);
        actions(link);
    }

    private static void send(
            OwnBills bills, Viewer viewer, int year, Locale language, String name, DownloadEvent event) {
        event.setContentType("application/zip");
        var response = event.getResponse();
        response.setHeader("Content-Disposition", FileName.attachment(name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-store");
        bills.archive(viewer, year, language, event.getOutputStream());
    }
}
