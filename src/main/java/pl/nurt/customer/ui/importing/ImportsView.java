package pl.nurt.customer.ui.importing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import pl.nurt.customer.importing.ImportRun;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.Imports;
import pl.nurt.customer.importing.TableUnreadableException;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.EmptyState;
import pl.nurt.platform.ui.Formats;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.Notice;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.PageLink;
import pl.nurt.platform.ui.State;

/** Tables of the old system: a new one is given here, and what became of the former ones is seen. */
@Route(ImportsView.ROUTE)
@Menu(title = "customer.import.list", order = 430, icon = "download")
@RolesAllowed({"CUSTOMER_SERVICE", "CASE_OFFICER", "FINANCE", "ADMIN"})
class ImportsView extends Div implements HasDynamicTitle {
    static final String ROUTE = "office/imports";
    private static final int SHOWN = 50;

    private final Imports imports;
    private final Viewer viewer;
    private final Div problem = new Div();

    ImportsView(Imports imports, CurrentUser currentUser) {
        this.imports = imports;
        viewer = currentUser.viewer();
        addClassName("customer-form-view");
        var give = new Card(getTranslation("customer.import.give"));
        give.subtitle(getTranslation("customer.import.give.text"));
        give.add(upload(), problem);
        var former = new Card(getTranslation("customer.import.former"));
        var runs = imports.newest(SHOWN);
        var list = new UnorderedList();
        list.addClassName("consent-list");
        runs.forEach(run -> list.add(item(run)));
        former.add(
                runs.isEmpty()
                        ? new EmptyState(
                                Icons.DOWNLOAD,
                                getTranslation("customer.import.none"),
                                getTranslation("customer.import.none.text"))
                        : list);
        add(new PageHeading(getPageTitle()), give, former);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("customer.import.list");
    }

    private Upload upload() {
        var upload = new Upload(UploadHandler.inMemory((sent, content) -> take(sent.fileName(), content)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(Imports.LARGEST);
        upload.setAcceptedFileTypes(".csv", ".txt", ".xlsx");
        upload.getElement().setAttribute("aria-label", getTranslation("customer.import.give"));
        upload.addFileRejectedListener(rejected -> refused("customer.import.problem.large"));
        return upload;
    }

    private void take(String fileName, byte[] content) {
        try {
            var run = imports.upload(fileName, content, viewer);
            UI.getCurrent().navigate(ROUTE + "/" + run.value());
        } catch (TableUnreadableException unreadable) {
            refused(unreadable.messageKey());
        }
    }

    private void refused(String key) {
        problem.removeAll();
        problem.add(new Notice(State.BAD, getTranslation("customer.import.problem"), getTranslation(key)).announced());
    }

    private ListItem item(ImportRun run) {
        var link = new PageLink(ROUTE + "/" + run.id().value(), run.fileName());
        var line = new Div(
                link,
                new Badge(ImportTexts.colour(run.state()), getTranslation("customer.import.state." + run.state())));
        line.addClassName("consent-line");
        var about = new Paragraph(new Span(getTranslation(
                "customer.import.about",
                Formats.of(getLocale()).moment(run.createdAt()),
                run.rows(),
                run.count(ImportVerdict.NEW),
                run.count(ImportVerdict.CHANGED))));
        about.addClassNames("muted", "tiny");
        return new ListItem(line, about);
    }
}
