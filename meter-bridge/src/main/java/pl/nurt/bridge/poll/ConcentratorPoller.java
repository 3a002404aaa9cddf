package pl.nurt.bridge.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.outbox.OutboxState;

/**
 * Reads one concentrator until it is stopped, and does what its inbox asks for between two meters or rounds, so that there is never more
 * than one request on the line. A concentrator that cannot be reached is tried again after 2 s times its failures, at most after 5 min,
 * and returns to its schedule when it answers.
 */
final class ConcentratorPoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ConcentratorPoller.class);
    private static final String CANNOT_STORE = "The bridge cannot store readings.";
    private static final String CLOCK_WRONG =
            "The clock of the bridge's machine is not set; readings would get a wrong time.";
    /** No machine that runs this software has an earlier time; one without a battery has, until the network tells it. */
    private static final Instant SANE = Instant.parse("2026-01-01T00:00:00Z");
    /** So soon it is noticed when the clock is set, as it is on a device without a battery some time after its start. */
    private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

    private final ConcentratorSettings settings;
    private final Outbox outbox;
    private final Clock clock;
    private final StatusBoard board;
    private final Inbox inbox;
    private final Pauses pauses;
    private final Turns.Turn turn;
    private final Schedule schedule;
    private final MeterSource source;
    private final Storage.Share ofRounds;
    /** What was asked for out of turn is answered for by itself: a round it came into may fail on its own. */
    private final Storage.Share ofRequests;

    private final Round round;
    private final Object publishing = new Object();
    private Storage.Share storage;
    private volatile boolean stopping;
    private int failures;
    /** Whether rounds were left out because the outbox is full. */
    private boolean sparse;

    /** Before the first round most meters would look as if they were silent. */
    private boolean published;

    ConcentratorPoller(
            ConcentratorSettings settings,
            Outbox outbox,
            Storage storage,
            StatusBoard board,
            Clock clock,
            Inbox inbox,
            Pauses pauses,
            Turns turns,
            RandomGenerator random) {
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
        this.board = board;
        this.inbox = inbox;
        this.pauses = pauses;
        var now = clock.instant();
        var poll = settings.poll();
        this.schedule = new Schedule(poll.every(), poll.jitter(), Grid.of(poll, now), now, random);
        this.turn = turns.turn(poll.priority(), inbox::wake);
        this.source = MeterSource.of(settings, outbox::recall, clock);
        this.ofRounds = storage.share();
        this.ofRequests = storage.share();
        this.storage = ofRounds;
        this.round = new Round(
                settings.id(),
                settings.identifications(),
                source,
                answer -> this.storage.add(answer),
                board.counters(),
                clock);
    }

    ConcentratorSettings settings() {
        return settings;
    }

    Inbox inbox() {
        return inbox;
    }

    @Override
    public void run() {
        try {
            while (goOn() && pauses.pause(nap())) {
                if (isDue() && turn.take(failures > 0)) {
                    runRound();
                    turn.end();
                }
            }
        } catch (InterruptedException e) {
            // Stopped.
        } finally {
            turn.end();
            stop();
        }
    }

    private boolean isDue() {
        return schedule.left(clock.instant()).isZero();
    }

    private Duration nap() {
        if (turn.isWaiting()) {
            return LONGEST_NAP;
        }
        if (sparse && outbox.state() != OutboxState.FULL) {
            sparse = false;
            schedule.next(clock.instant());
        }
        var left = schedule.left(clock.instant());
        return left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP;
    }

    /** Serves the inbox; called between any two meters. */
    private boolean goOn() {
        while (!stopping) {
            var request = inbox.next();
            if (request == null) {
                return true;
            }
            // Whatever has left the inbox is answered, even when a stop comes between.
            serve(request);
        }
        return false;
    }

    private void serve(Request request) {
        if (request.result().isDone()) {
            return;
        }
        if (clock.instant().isBefore(SANE)) {
            request.refuse(CLOCK_WRONG);
            return;
        }
        try {
            switch (request) {
                case Request.Read(var meters, var result) -> {
                    var read = readNow(meters, () -> !stopping && !result.isDone());
                    if (published) {
                        publish(round.status().withNextRound(schedule.due()));
                    }
                    if (stopping) {
                        request.refuse("The bridge stops.");
                    }
                    result.complete(read);
                }
                case Request.Search(var order, var search) ->
                    search.result().complete(source.search(order, new SearchWatch() {
                        @Override
                        public boolean goOn() {
                            return !stopping && search.goOn();
                        }

                        @Override
                        public void progress(SearchState soFar) {
                            search.progress(soFar);
                        }
                    }));
            }
        } catch (RequestRefused e) {
            request.result().completeExceptionally(e);
        } catch (OutboxException e) {
            request.refuse(CANNOT_STORE);
        } catch (RuntimeException | Error e) {
            LOG.error("event=request_failed concentrator={}", settings.id(), e);
            request.refuse("The bridge itself failed at this request.");
        }
    }

    private MetersRead readNow(BitSet meters, BooleanSupplier goOn) {
        // What the round under way has read within this second is not stored again: it must be on disk before somebody
        // is told so.
        if (!ofRounds.settle()) {
            round.forgetStored();
        }
        storage = ofRequests;
        try {
            return round.read(meters, goOn);
        } finally {
            storage = ofRounds;
            // Also after a failure, so that what is left of it is not told to the next who asks.
            ofRequests.complete();
        }
    }

    private void runRound() {
        var started = System.nanoTime();
        var status = statusOfRound();
        if (stopping) {
            return;
        }
        board.counters().round();
        plan(status);
        published = true;
        publish(status.withNextRound(schedule.due()));
        LOG.debug(
                "event=round concentrator={} state={} asked={} answered={} millis={}",
                settings.id(),
                status.state(),
                status.metersAsked(),
                status.metersAnswered(),
                (System.nanoTime() - started) / 1_000_000);
    }

    private void plan(ConcentratorStatus status) {
        var now = clock.instant();
        if (status.state() != ConcentratorStatus.State.OFFLINE) {
            failures = 0;
            sparse = outbox.state() == OutboxState.FULL;
            if (sparse) {
                schedule.nextSparse(now);
            } else {
                schedule.next(now);
            }
            return;
        }
        failures++;
        schedule.retry(now, failures);
        if (failures == 1) {
            LOG.warn("event=offline concentrator={} reason=\"{}\"", settings.id(), status.error());
        }
    }

    private ConcentratorStatus statusOfRound() {
        if (clock.instant().isBefore(SANE)) {
            return round.failed(CLOCK_WRONG);
        }
        try {
            var status = round.run(this::goOn);
            storage.complete();
            return status;
        } catch (OutboxException e) {
            if (!stopping) {
                LOG.error("event=outbox_failed concentrator={} reason=\"{}\"", settings.id(), e.getMessage());
            }
            return round.failed(CANNOT_STORE);
        } catch (RuntimeException | Error e) {
            // An error, too: it would end this concentrator's thread without a word, and the next round may be well.
            LOG.error("event=round_failed concentrator={}", settings.id(), e);
            return round.failed("The bridge itself failed at this concentrator.");
        }
    }

    /** Says why there are no rounds although there should be. */
    void cannotBegin(String sentence) {
        LOG.error("event=line_held concentrator={} reason=\"{}\"", settings.id(), sentence);
        publish(round.failed(sentence));
    }

    /** Never after {@link #stop}: whoever stopped this may have taken it off the board, or have begun another in its place. */
    private void publish(ConcentratorStatus status) {
        synchronized (publishing) {
            if (!stopping) {
                board.update(status);
            }
        }
    }

    /** Ends the round under way; {@link #run} returns soon after. */
    void stop() {
        synchronized (publishing) {
            stopping = true;
        }
        inbox.close();
        source.close();
    }
}
