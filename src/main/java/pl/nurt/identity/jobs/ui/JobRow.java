package pl.nurt.identity.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.jobs.OfficeJob;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobResult;
import pl.nurt.platform.jobs.JobResultKind;
import pl.nurt.platform.jobs.JobState;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.State;

/** One job: what it is, how far it has come, what can be done with it. */
final class JobRow extends ListItem {
    private final JobTexts texts;
    private final BooleanSupplier withOwner;
    private final H2 title = new H2();
    private final Badge state = new Badge(State.INFO, "");
    private final Paragraph times = new Paragraph();
    private final Div going = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph steps = new Paragraph();
    private final Paragraph failure = new Paragraph();
    private final Div actions = new Div();
    private final Button cancel = new Button();
    private final Button retry = new Button();
    private final Anchor result = new Anchor();
    private @Nullable OfficeJob shown;

    JobRow(JobTexts texts, BooleanSupplier withOwner, Consumer<JobId> onCancel, Consumer<JobId> onRetry) {
        this.texts = texts;
        this.withOwner = withOwner;
        addClassName("job");
        title.addClassName("job-title");
        times.addClassNames("muted", "small");
        steps.addClassNames("muted", "small");
        failure.addClassName("job-failure");
        going.addClassName("job-going");
        going.add(bar, steps);
        cancel.setText(texts.text("identity.jobs.cancel"));
        cancel.addClickListener(click -> onCancel.accept(job().id()));
        retry.setText(texts.text("identity.jobs.retry"));
        retry.addClickListener(click -> onRetry.accept(job().id()));
        result.addClassName("job-result");
        result.setRouterIgnore(true);
        actions.addClassName("actions");
        actions.add(result, retry, cancel);
        var head = new Div(title, state);
        head.addClassName("job-head");
        add(head, times, going, failure, actions);
    }

    private Job job() {
        return Objects.requireNonNull(shown).job();
    }

    void show(OfficeJob one) {
        if (one.equals(shown)) {
            repaint();
            return;
        }
        shown = one;
        var job = one.job();
        var name = texts.text(job.title());
        title.setText(name);
        state.show(JobTexts.colour(job.state()), texts.word(job));
        showProgress(job, name);
        failure.setVisible(job.failure() != null);
        failure.setText(job.failure() == null ? "" : texts.text(job.failure()));
        cancel.setVisible(job.isCancellable());
        cancel.setAriaLabel(texts.text("identity.jobs.cancel.of", name));
        retry.setVisible(job.state() == JobState.FAILED || job.state() == JobState.CANCELLED);
        retry.setAriaLabel(texts.text("identity.jobs.retry.of", name));
        showResult(job.result(), name);
        repaint();
    }

    private void showProgress(Job job, String name) {
        going.setVisible(!job.state().isOver());
        bar.getElement().setAttribute("aria-label", texts.text("identity.jobs.progress.of", name));
        bar.setIndeterminate(job.state() == JobState.RUNNING && job.share().isEmpty());
        bar.setValue(job.share().orElse(0.0));
        var total = job.total();
        if (total != null) {
            steps.setText(texts.text("identity.jobs.steps", texts.count(job.done()), texts.count(total)));
        } else {
            steps.setText(job.done() == 0 ? "" : texts.text("identity.jobs.stepsDone", texts.count(job.done())));
        }
    }

    private void showResult(@Nullable JobResult found, String name) {
        result.setVisible(found != null);
        if (found == null) {
            return;
        }
        var file = found.kind() == JobResultKind.FILE;
        result.setHref(found.address());
        result.setText(texts.text(file ? "identity.jobs.download" : "identity.jobs.open"));
        result.getElement()
                .setAttribute(
                        "aria-label", texts.text(file ? "identity.jobs.download.of" : "identity.jobs.open.of", name));
    }

    /** What depends on today's date. */
    void repaint() {
        var one = Objects.requireNonNull(shown);
        var job = one.job();
        var when = job.endedAt() != null
                ? texts.text("identity.jobs.ended", texts.moment(job.createdAt()), texts.moment(job.endedAt()))
                : texts.text("identity.jobs.started", texts.moment(job.createdAt()));
        times.setText(withOwner.getAsBoolean() && !one.ownerName().isEmpty() ? one.ownerName() + " · " + when : when);
    }
}
