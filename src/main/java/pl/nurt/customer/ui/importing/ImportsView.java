package pl.nurt.customer.ui.importing;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import pl.nurt.customer.CustomerFiles;
import pl.nurt.customer.importing.ImportRun;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.Imports;
import pl.nurt.customer.importing.TableUnreadableException;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.files.FileField;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Formats;

/** Tables of the old system: a new one is given here, and what became of the former ones is seen. */
@Route(ImportsView.ROUTE)
@Menu(title = "customer.import.list", order = 430, icon = "download")
@RolesAllowed(Rights.KEEP_CUSTOMERS)
class ImportsView extends Div implements HasDynamicTitle {
    static final String ROUTE = CustomerNavigation.IMPORTS;
    private static final int SHOWN = 50;

    private final Imports imports;
    private final Viewer viewer;

    ImportsView(Imports imports, StoredFiles files, CurrentUser currentUser) {
        this.imports = imports;
        viewer = currentUser.viewer();
        addClassName("customer-form-view");
        var give = new Card(getTranslation("customer.import.give"));
        give.subtitle(getTranslation("customer.import.give.text"));
        give.add(upload(files));
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

    private FileField upload(StoredFiles files) {
        return new FileField(
                        files,
                        CustomerFiles.imports(viewer),
                        Imports.FILES,
                        getTranslation("customer.import.file"),
                        viewer.account().value())
                .takenBy(this::take);
    }

    private Optional<String> take(StoredFile file) {
        try {
            var run = imports.begin(file, viewer);
            getUI().ifPresent(ui -> ui.navigate(ROUTE + "/" + run.value()));
            return Optional.empty();
        } catch (TableUnreadableException unreadable) {
            return Optional.of(getTranslation(unreadable.messageKey()));
        }
    }

    private ListItem item(ImportRun run) {
        var link = new PageLink(ROUTE + "/" + run.id().value(), run.fileName());
        var stopped = imports.isStopped(run);
        var line = new Div(
                link,
                new Badge(
                        stopped ? State.BAD : ImportTexts.colour(run.state()),
                        getTranslation(ImportTexts.state(run.state(), stopped))));
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
