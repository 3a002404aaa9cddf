package pl.nurt.billing.runs.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.runs.BillRun;
import pl.nurt.billing.runs.BillRunChanged;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.Decision;
import pl.nurt.billing.runs.ItemState;
import pl.nurt.billing.runs.RunItem;
import pl.nurt.billing.runs.RunState;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.jobs.JobChanged;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;

/** One bill run: its dry run with what is held, the issuing as it goes, and what came of it. Moves by itself while it is open. */
@Route(BillRunsView.PATH + "/:runId")
@RolesAllowed(Rights.SEE_BILLS)
class BillRunView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    /** The dearest ones; the rest shows when they are decided. */
    private static final int MOST = 100;

    private final BillRuns runs;
    private final Viewer viewer;
    private final boolean mayDecide;
    private final boolean sellerIsKnown;
    private final RunTexts texts;
    private final PageHeading heading = new PageHeading("");
    private final Div said = new Div();
    private final RunAnswer answer;
    private final HeldCard held;
    private final AsideCards aside;
    private final SumsCards sums;
    private final Div agreement = new Div();
    private @Nullable BillRun run;

    BillRunView(BillRuns runs, Contracts contracts, BillSettings settings, CurrentUser user, LiveUpdates live) {
        this.runs = runs;
        viewer = user.viewer();
        mayDecide = viewer.may(Right.RUN_BILLS);
        sellerIsKnown = settings.sellerNip() != null;
        texts = new RunTexts(this, getLocale(), contracts.tariffGroups());
        answer = new RunAnswer(texts, mayDecide, this::askToStart, this::countAgain, this::askToDiscard, this::retry);
        held = new HeldCard(texts, mayDecide, this::decide);
        aside = new AsideCards(texts, mayDecide, (item, decision) -> decide(item, decision, ""));
        sums = new SumsCards(texts);
        agreement.addClassName("stack");
        said.addClassName("notice-list");
        var back = new PageLink(BillRunsView.PATH, getTranslation("billing.runs"));
        back.addClassName("back-link");
        var left = new Div(agreement, sums);
        left.addClassName("stack");
        var right = new Div(held, aside);
        right.addClassName("stack");
        var cards = new Div(left, right);
        cards.addClassName("run-cards");
        add(back, heading, said, answer, cards);
        addClassName("stack");
        live.whileAttached(
                this, BillRunChanged.class, event -> run != null && event.run().equals(run.id()), events -> show());
        live.whileAttached(
                this, JobChanged.class, event -> run != null && event.job().equals(run.job()), events -> show());
    }

    @Override
    public String getPageTitle() {
        return run == null ? getTranslation("billing.runs") : texts.text("title", texts.period(run.period()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("runId")
                .flatMap(InAddress::number)
                .map(BillRunId::new)
                .orElseThrow(NotFoundException::new);
        run = runs.get(id);
        said.removeAll();
        if (!sellerIsKnown && mayDecide) {
            said.add(new Notice(State.WARN, texts.text("seller"), texts.text("seller.text")));
        }
        show();
    }

    private void show() {
        if (run == null) {
            return;
        }
        BillRun now;
        try {
            now = runs.get(run.id());
        } catch (NotFoundException discarded) {
            UI.getCurrent().navigate(BillRunsView.PATH);
            return;
        }
        run = now;
        var counts = runs.counts(now.id());
        heading.setTitle(getPageTitle());
        heading.overline(texts.text("cycle", now.period().months()));
        var isNew = answer.show(now, counts, runs.job(now).orElse(null), runs.isStopped(now));
        var isThere = now.state() != RunState.PREPARING;
        held.setVisible(isThere);
        held.show(
                runs.items(now.id(), ItemState.HELD, MOST),
                counts.of(ItemState.HELD).contracts());
        aside.show(
                runs.items(now.id(), ItemState.PARKED, MOST),
                counts.of(ItemState.PARKED).contracts(),
                runs.items(now.id(), ItemState.LEFT_OUT, MOST),
                counts.of(ItemState.LEFT_OUT).contracts());
        agreement.removeAll();
        // While invoices are issued the page is asked every second: counts then, and the sums once, when they are
        // whole.
        sums.setVisible(now.state() == RunState.PREPARED || now.state() == RunState.FINISHED);
        sums.removeAll();
        if (sums.isVisible()) {
            sums.show(runs.sums(now.id()));
        }
        if (now.state() == RunState.FINISHED) {
            var result = runs.result(now.id());
            if (isNew) {
                answer.finished(now, counts, result);
            }
            agreement.add(sums.agreement(result));
        }
    }

    private void askToStart() {
        if (run == null) {
            return;
        }
        var planned = runs.counts(run.id()).of(ItemState.PRICED);
        Dialogs.confirm(
                texts.text("start.title"),
                texts.text("start.text", texts.count(planned.contracts()), texts.amount(planned.gross())),
                texts.text("start", planned.contracts()),
                this::start);
    }

    private void start() {
        tried(id -> Toast.show(texts.text(runs.start(viewer, id) ? "started" : "startedBefore")));
    }

    private void countAgain() {
        tried(id -> runs.countAgain(viewer, id));
    }

    private void askToDiscard() {
        Dialogs.confirm(texts.text("discard.title"), texts.text("discard.text"), texts.text("discard"), this::discard);
    }

    private void discard() {
        tried(id -> runs.discard(viewer, id));
    }

    private void retry() {
        tried(id -> runs.retry(viewer, id));
    }

    private boolean decide(RunItem item, Decision decision, String why) {
        return tried(id -> {
            runs.decide(viewer, item.id(), decision, why);
            var name = item.customer().name();
            switch (decision) {
                case ACCEPT, TRY_AGAIN -> Toast.show(texts.text("accepted", name));
                case LEAVE_OUT -> Toast.done(texts.text("left", name), () -> back(item));
                case LOOK_AGAIN -> {}
            }
        });
    }

    /** Says by itself that somebody was faster; what there is instead shows here. */
    private void back(RunItem item) {
        try {
            runs.decide(viewer, item.id(), Decision.LOOK_AGAIN, null);
        } finally {
            show();
        }
    }

    /** A deed of a run on which somebody else may be at work. */
    private interface Deed {
        void on(BillRunId run);
    }

    private boolean tried(Deed deed) {
        if (run == null) {
            return false;
        }
        said.removeAll();
        var held = true;
        try {
            deed.on(run.id());
        } catch (StaleEditException faster) {
            said.add(new Notice(State.WARN, texts.text("stale"), texts.text("stale.text")).announced());
            held = false;
        } catch (RefusedInputException refused) {
            refused.problems()
                    .forEach(problem -> said.add(
                            new Notice(State.WARN, texts.text("start.refused"), getTranslation(problem.messageKey()))
                                    .announced()));
            held = false;
        }
        show();
        return held;
    }
}
