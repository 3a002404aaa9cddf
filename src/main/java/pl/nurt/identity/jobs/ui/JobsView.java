package pl.nurt.identity.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.jobs.OfficeJob;
import pl.nurt.identity.jobs.OfficeJobs;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.jobs.JobChanged;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.ChipBar;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.Segmented;
import pl.nurt.platform.ui.feedback.EmptyState;

/** What the viewer had the portal do: how far it is, what came of it, and another try for what failed. */
@Route(JobsView.PATH)
@Menu(title = "identity.jobs", order = 410, icon = "refresh")
@RolesAllowed(Rights.STAFF)
class JobsView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    static final String PATH = "office/jobs";
    private static final int PAGE = 50;

    private final OfficeJobs jobs;
    private final Viewer viewer;
    private final Segmented<Whose> whose;
    private final ChipBar<Which> states;
    private final UnorderedList list = new UnorderedList();
    private final Div instead = new Div();
    private final Button older = new Button();
    private final JobTexts texts;
    private final Map<JobId, JobRow> rows = new HashMap<>();
    private @Nullable TimersCard timers;

    /** Whose jobs are looked at. */
    private enum Whose {
        MINE,
        ALL
    }

    /** Jobs in which state are looked at. */
    private enum Which {
        ALL,
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        @Nullable
        JobState state() {
            return this == ALL ? null : JobState.valueOf(name());
        }
    }

    JobsView(OfficeJobs jobs, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        this.jobs = jobs;
        viewer = currentUser.viewer();
        texts = new JobTexts(this, getLocale(), clock);
        addClassName("jobs-view");
        whose = new Segmented<>(
                getTranslation("identity.jobs.whose"),
                List.of(Whose.values()),
                one -> getTranslation("identity.jobs.whose." + one));
        whose.setValue(Whose.MINE);
        whose.addValueChangeListener(changed -> reload());
        states = new ChipBar<>(
                getTranslation("identity.jobs.which"),
                List.of(Which.values()),
                one -> getTranslation("identity.jobs.which." + one));
        states.setValue(Which.ALL);
        states.addValueChangeListener(changed -> reload());
        list.addClassName("job-list");
        older.setText(getTranslation("identity.jobs.older"));
        older.addClickListener(click -> showOlder());
        var heading = new PageHeading(getPageTitle());
        if (OfficeJobs.seesAll(viewer)) {
            heading.actions(new LiveBadge(), whose);
            timers = new TimersCard(texts);
        } else {
            heading.actions(new LiveBadge());
        }
        add(heading, states, instead, list, older);
        if (timers != null) {
            add(timers);
        }
        live.whileAttached(this, JobChanged.class, event -> concerns(event, viewer), this::changed);
        live.whileAttached(this, TimePassed.class, event -> true, events -> timePassed());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("identity.jobs");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        reload();
        showTimers();
    }

    /** Whether the viewer may see the job. */
    static boolean concerns(JobChanged event, Viewer viewer) {
        return OfficeJobs.seesAll(viewer) || event.owner().equals(viewer.jobOwner());
    }

    private void changed(List<JobChanged> events) {
        count();
        var known = events.stream().map(JobChanged::job).distinct().toList();
        // A new job, one that leaves or enters the asked state, or events that nobody can name: look at the list again.
        if (known.isEmpty() || states.getValue() != Which.ALL || !rows.keySet().containsAll(known)) {
            reload();
        } else {
            known.forEach(this::refresh);
        }
    }

    private void refresh(JobId job) {
        var row = rows.get(job);
        if (row != null) {
            jobs.find(viewer, job).ifPresent(row::show);
        }
    }

    private void timePassed() {
        rows.values().forEach(JobRow::repaint);
        showTimers();
    }

    private void showTimers() {
        if (timers != null) {
            timers.show(jobs.timers());
        }
    }

    /** What stays keeps its row, so that nobody loses the button they are about to press. */
    private void reload() {
        count();
        var page = jobs.page(viewer, all(), states.getValue().state(), null, PAGE + 1);
        var asked = page.stream().limit(PAGE).map(one -> one.job().id()).collect(Collectors.toSet());
        rows.entrySet().removeIf(one -> {
            var leaves = !asked.contains(one.getKey());
            if (leaves) {
                list.remove(one.getValue());
            }
            return leaves;
        });
        show(page, 0);
        instead.removeAll();
        if (rows.isEmpty()) {
            instead.add(new EmptyState(
                    Icons.REFRESH, getTranslation("identity.jobs.none"), getTranslation("identity.jobs.none.text")));
        }
    }

    private void showOlder() {
        var oldest = rows.keySet().stream()
                .min(Comparator.comparingLong(JobId::value))
                .orElse(null);
        show(jobs.page(viewer, all(), states.getValue().state(), oldest, PAGE + 1), rows.size());
    }

    private void show(List<OfficeJob> page, int from) {
        var place = from;
        for (var one : page.subList(0, Math.min(PAGE, page.size()))) {
            var at = place++;
            rows.computeIfAbsent(one.job().id(), added -> {
                        var row = new JobRow(texts, this::all, this::cancel, this::retry);
                        list.addComponentAtIndex(at, row);
                        return row;
                    })
                    .show(one);
        }
        older.setVisible(page.size() > PAGE);
    }

    private void count() {
        var counts = jobs.counts(viewer, all());
        var shown = counts.entrySet().stream()
                .collect(Collectors.toMap(one -> Which.valueOf(one.getKey().name()), one -> (long) one.getValue()));
        shown.put(
                Which.ALL,
                counts.values().stream().mapToLong(Integer::longValue).sum());
        states.setCounts(shown);
    }

    private void cancel(JobId job) {
        act(() -> jobs.cancel(viewer, job), job);
    }

    private void retry(JobId job) {
        act(() -> jobs.retry(viewer, job), job);
    }

    private void act(Runnable deed, JobId job) {
        try {
            deed.run();
            refresh(job);
            count();
        } catch (NotFoundException gone) {
            reload();
        }
    }

    private boolean all() {
        return whose.getValue() == Whose.ALL;
    }
}
