package pl.nurt.customer.ui.importing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.importing.ImportRun;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.Imports;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.jobs.JobChanged;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.ChipBar;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** One import: what its columns mean, what is thought of each row, taking in, taking back. Moves by itself while a job works. */
@Route(ImportsView.ROUTE + "/:importId")
@RolesAllowed(Rights.KEEP_CUSTOMERS)
class ImportView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final Imports imports;
    private final Viewer viewer;
    private final Div said = new Div();
    private ImportRunId id = new ImportRunId(-1);
    private volatile @Nullable JobId job;
    private ImportVerdict shown = ImportVerdict.DOUBTFUL;
    private String title = "";

    ImportView(Imports imports, CurrentUser currentUser, LiveUpdates live) {
        this.imports = imports;
        viewer = currentUser.viewer();
        addClassNames("customer-view", "import-view");
        live.whileAttached(this, JobChanged.class, event -> event.job().equals(job), events -> reload());
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters()
                .get("importId")
                .flatMap(InAddress::number)
                .map(ImportRunId::new)
                .orElseThrow(NotFoundException::new);
        reload();
    }

    private void reload() {
        var run = imports.get(id);
        title = run.fileName();
        job = run.job();
        removeAll();
        said.removeAll();
        var back = new PageLink(ImportsView.ROUTE, getTranslation("customer.import.list"));
        var crumb = new Div(back, new Span("/"));
        crumb.addClassName("crumb");
        add(crumb, new PageHeading(title), said);
        if (!isAtWork(run.state())) {
            imports.refusal(run)
                    .ifPresent(why -> said.add(new Notice(
                                    State.BAD,
                                    getTranslation("customer.import.problem"),
                                    getTranslation(why.key(), why.args().toArray()))
                            .announced()));
        }
        switch (run.state()) {
            case UPLOADED -> add(mapping(run));
            case CHECKING, APPLYING, UNDOING -> add(working(run));
            case CHECKED, APPLIED -> add(rows(run), mapping(run));
            case UNDONE -> {
                say(State.INFO, "customer.import.undone", "customer.import.undone.text");
                add(mapping(run));
            }
        }
    }

    private static boolean isAtWork(ImportState state) {
        return switch (state) {
            case CHECKING, APPLYING, UNDOING -> true;
            case UPLOADED, CHECKED, APPLIED, UNDONE -> false;
        };
    }

    private Component mapping(ImportRun run) {
        var card = new Card(getTranslation("customer.import.mapping"));
        card.subtitle(getTranslation("customer.import.mapping.text"));
        if (run.state() == ImportState.APPLIED) {
            card.subtitle(getTranslation("customer.import.mapping.done"));
            return card;
        }
        if (!run.sharedHeads().isEmpty()) {
            card.add(new Notice(
                    State.WARN,
                    getTranslation("customer.import.shared", String.join(", ", run.sharedHeads())),
                    getTranslation("customer.import.shared.text")));
        }
        var form = new MappingForm(run);
        form.actions(
                getTranslation("customer.import.check"),
                () -> attempt(() -> imports.check(id, form.mapping(), viewer)));
        card.add(form);
        return card;
    }

    private Component working(ImportRun run) {
        var job = imports.job(run);
        var stopped = imports.isStopped(run);
        var card = new Card(getTranslation(ImportTexts.state(run.state(), stopped)));
        if (stopped) {
            card.add(stopped(run, job));
            return card;
        }
        var bar = new ProgressBar();
        bar.getElement().setAttribute("aria-label", getTranslation("customer.import.state." + run.state()));
        var share = job.flatMap(Job::share);
        bar.setIndeterminate(share.isEmpty());
        bar.setValue(share.orElse(0.0));
        var text =
                new Paragraph(share.map(done -> getTranslation("customer.import.share", (int) Math.floor(done * 100)))
                        .orElseGet(() -> getTranslation("customer.import.queued")));
        var help = new Paragraph(getTranslation("customer.import.working"));
        help.addClassNames("muted", "small");
        card.add(bar, text, help);
        return card;
    }

    private Component stopped(ImportRun run, Optional<Job> job) {
        var failure = job.map(Job::failure).orElse(null);
        var again = new Button(
                getTranslation("customer.import.again"), pressed -> attempt(() -> imports.again(id, viewer)));
        again.setVisible(job.isPresent());
        var leave = new Button(
                getTranslation(
                        run.state() == ImportState.CHECKING
                                ? "customer.import.leave.columns"
                                : "customer.import.leave.rows"),
                pressed -> attempt(() -> imports.leave(id, viewer)));
        return new Notice(
                        State.BAD,
                        getTranslation("customer.import.stopped"),
                        failure == null
                                ? getTranslation(
                                        switch (run.state()) {
                                            case CHECKING -> "customer.import.stopped.check";
                                            case UNDOING -> "customer.import.stopped.undo";
                                            default -> "customer.import.stopped.apply";
                                        })
                                : getTranslation(failure.key(), failure.args().toArray()))
                .actions(again, leave)
                .announced();
    }

    private Component rows(ImportRun run) {
        var card = new Card(getTranslation("customer.import.rows"));
        card.subtitle(getTranslation(
                "customer.import.equation",
                run.rows(),
                run.count(ImportVerdict.NEW),
                run.count(ImportVerdict.CHANGED),
                run.count(ImportVerdict.SAME),
                run.count(ImportVerdict.DOUBTFUL),
                run.count(ImportVerdict.REFUSED)));
        var grid = new RowGrid(imports, id, (row, accepted) -> {
            imports.accept(id, row, accepted, viewer);
            reload();
        });
        var chips = new ChipBar<>(
                getTranslation("customer.import.which"),
                List.of(ImportVerdict.values()),
                verdict -> getTranslation("customer.import.verdict." + verdict));
        var counts = new EnumMap<ImportVerdict, Long>(ImportVerdict.class);
        for (var verdict : ImportVerdict.values()) {
            counts.put(verdict, (long) run.count(verdict));
        }
        chips.setCounts(counts);
        if (run.count(shown) == 0) {
            // An empty table would look as if the file held nothing.
            shown = Stream.of(ImportVerdict.values())
                    .filter(verdict -> run.count(verdict) > 0)
                    .findFirst()
                    .orElse(ImportVerdict.NEW);
        }
        chips.setValue(shown);
        chips.addValueChangeListener(changed -> {
            shown = chips.getValue();
            grid.show(shown, run.count(shown));
        });
        grid.show(shown, run.count(shown));
        card.add(chips, grid);
        return card.actions(buttons(run));
    }

    private Component[] buttons(ImportRun run) {
        var accepted = imports.accepted(id);
        var due = run.count(ImportVerdict.NEW) + run.count(ImportVerdict.CHANGED) + accepted;
        var take = new Button(
                getTranslation("customer.import.apply", due), pressed -> attempt(() -> imports.apply(id, viewer)));
        // A table that brings nothing is not taken in.
        take.setVisible(due > 0);
        take.addThemeVariants(ButtonVariant.PRIMARY);
        var accept = new Button(
                getTranslation("customer.import.acceptAll"),
                pressed -> attempt(() -> imports.accept(id, null, true, viewer)));
        accept.setVisible(run.count(ImportVerdict.DOUBTFUL) > 0);
        if (run.state() == ImportState.CHECKED && !imports.anyTakenIn(id)) {
            return new Component[] {take, accept};
        }
        take.setText(getTranslation("customer.import.applyAccepted", accepted));
        take.setVisible(accepted > 0);
        var undo = new Button(
                getTranslation("customer.import.undo"),
                pressed -> Dialogs.confirm(
                        getTranslation("customer.import.undo.title"),
                        getTranslation("customer.import.undo.text"),
                        getTranslation("customer.import.undo"),
                        () -> attempt(() -> imports.undo(id, viewer))));
        return new Component[] {take, accept, undo};
    }

    private void attempt(Runnable deed) {
        try {
            deed.run();
            reload();
        } catch (RefusedInputException refused) {
            said.removeAll();
            refused.problems()
                    .forEach(problem -> said.add(new Notice(
                                    State.BAD,
                                    getTranslation("customer.import.problem"),
                                    getTranslation(problem.messageKey()))
                            .announced()));
        } catch (StaleEditException faster) {
            reload();
            say(State.WARN, "customer.import.faster", "customer.import.faster.text");
        }
    }

    private void say(State state, String title, String text) {
        said.removeAll();
        said.add(new Notice(state, getTranslation(title), getTranslation(text)).announced());
    }
}
