package pl.nurt.billing.runs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.runs.BillRun;
import pl.nurt.billing.runs.ItemState;
import pl.nurt.billing.runs.RunCounts;
import pl.nurt.billing.runs.RunResult;
import pl.nurt.billing.runs.RunState;
import pl.nurt.platform.jobs.Job;
import pl.nurt.platform.ui.Actions;
import pl.nurt.platform.ui.BigNumber;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;

/** How far a run is, in one number and one equation, and the one thing to do next. */
final class RunAnswer extends Div {
    private final RunTexts texts;
    private final boolean mayDecide;
    private final Runnable start;
    private final Runnable countAgain;
    private final Runnable discard;
    private final Runnable retry;
    private @Nullable Shown shown;

    RunAnswer(
            RunTexts texts, boolean mayDecide, Runnable start, Runnable countAgain, Runnable discard, Runnable retry) {
        this.texts = texts;
        this.mayDecide = mayDecide;
        this.start = start;
        this.countAgain = countAgain;
        this.discard = discard;
        this.retry = retry;
        addClassName("stack");
    }

    /** All that the answer says. */
    private record Shown(
            BillRun run, RunCounts counts, @Nullable Job job, boolean stopped) {}

    /**
     * What says the same stays as it is, under whoever reads it. What came of a run that is finished is shown by {@link #finished}.
     *
     * @return whether it was built anew
     */
    boolean show(BillRun run, RunCounts counts, @Nullable Job job, boolean stopped) {
        var now = new Shown(run, counts, job, stopped);
        if (now.equals(shown)) {
            return false;
        }
        shown = now;
        removeAll();
        if (stopped) {
            var notice = new Notice(State.BAD, texts.text("stopped"), texts.text("stopped.text"));
            if (mayDecide) {
                notice.actions(new Button(
                        texts.text("resume"),
                        pressed -> (run.state() == RunState.PREPARING ? countAgain : retry).run()));
            }
            add(notice);
        }
        switch (run.state()) {
            case PREPARING -> counting(job, stopped);
            case PREPARED -> prepared(run, counts);
            case ISSUING -> issuing(run, counts, stopped);
            case FINISHED -> {}
        }
        return true;
    }

    private void counting(@Nullable Job job, boolean stopped) {
        var card = card(1, "dry", "counting");
        var total = job == null ? null : job.total();
        var done = job == null ? 0 : job.done();
        if (total != null) {
            card.add(line("progress", texts.count(done), texts.count(total)));
        }
        card.add(bar(done, total == null ? 0 : total, texts.text("counting")));
        live(card, stopped);
    }

    private void prepared(BillRun run, RunCounts counts) {
        var planned = counts.of(ItemState.PRICED);
        var card = card(1, "dry", "state." + run.state());
        card.add(new BigNumber(texts.formats().amount(planned.gross()), texts.text("gross")));
        card.add(line("equation.dry", planned.contracts(), counts.held(), counts.contracts()));
        var counted = run.countedAt();
        if (counted != null) {
            card.add(line("countedAt", texts.formats().moment(counted)));
        }
        if (mayDecide) {
            var issue = new Button(texts.text("start", planned.contracts()), pressed -> start.run());
            issue.addThemeVariants(ButtonVariant.PRIMARY);
            issue.setEnabled(planned.contracts() > 0);
            card.add(new Actions(
                    issue,
                    new Button(texts.text("again"), pressed -> countAgain.run()),
                    new Button(texts.text("discard"), pressed -> discard.run())));
        }
        add(card);
    }

    private void issuing(BillRun run, RunCounts counts, boolean stopped) {
        var issued = counts.of(ItemState.ISSUED).contracts();
        var card = card(2, "issue", "issuing");
        card.add(new BigNumber(
                texts.count(issued),
                texts.text("progress", "", texts.count(run.plannedInvoices())).strip()));
        card.add(bar(issued + counts.of(ItemState.PARKED).contracts(), run.plannedInvoices(), texts.text("issuing")));
        equation(card, counts, issued);
        startedBy(card, run);
        live(card, stopped);
    }

    private void live(Card card, boolean stopped) {
        if (!stopped) {
            card.aside(new LiveBadge());
            card.add(line("close"));
        }
        add(card);
    }

    void finished(BillRun run, RunCounts counts, RunResult result) {
        var card = card(3, "agree", "state." + run.state());
        card.add(new BigNumber(texts.formats().amount(result.gross()), texts.text("gross")));
        equation(card, counts, result.invoices());
        var first = result.first();
        var last = result.last();
        if (first != null && last != null) {
            card.add(line(result.unbroken() ? "numbers" : "numbers.between", first, last));
        }
        var finished = run.finishedAt();
        if (finished != null) {
            card.add(line("finishedAt", texts.formats().moment(finished)));
        }
        startedBy(card, run);
        var parked = counts.of(ItemState.PARKED).contracts();
        if (mayDecide && parked > 0) {
            var again = new Button(texts.text("retry", parked), pressed -> retry.run());
            again.addThemeVariants(ButtonVariant.PRIMARY);
            card.add(new Actions(again));
        }
        add(card);
    }

    private void equation(Card card, RunCounts counts, long invoices) {
        card.add(line(
                "equation.run",
                invoices,
                counts.of(ItemState.PRICED).contracts(),
                counts.of(ItemState.PARKED).contracts(),
                counts.held(),
                counts.contracts()));
    }

    private void startedBy(Card card, BillRun run) {
        var by = run.startedBy();
        var at = run.startedAt();
        if (by != null && at != null) {
            card.add(line("startedBy", by, texts.formats().moment(at)));
        }
    }

    private Card card(int step, String name, String title) {
        var card = new Card(texts.text(title));
        card.subtitle(texts.text("step", step, texts.text("step." + name)));
        return card;
    }

    private static ProgressBar bar(long done, long total, String label) {
        var bar = new ProgressBar(0, Math.max(1, total), Math.min(done, Math.max(1, total)));
        bar.getElement().setAttribute("aria-label", label);
        return bar;
    }

    private Paragraph line(String key, Object... arguments) {
        return new Paragraph(texts.text(key, arguments));
    }
}
