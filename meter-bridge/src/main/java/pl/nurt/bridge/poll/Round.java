package pl.nurt.bridge.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.Counters;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.outbox.Reading;

/** Rounds over the meters of one concentrator, and what is known about them from the rounds before. For one thread. */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final String code;
    private final MeterSource source;
    private final Consumer<Outcome.Answered> store;
    private final Counters counters;
    private final Clock clock;
    private final List<MeterState> meters;
    /** The meters that the round under way has still to ask. */
    private final BitSet open = new BitSet();

    private @Nullable Instant lastContact;
    private int answers;

    /**
     * @param identifications of the meters, as configured
     * @param store takes each answer before the next meter is asked
     */
    Round(
            String code,
            List<String> identifications,
            MeterSource source,
            Consumer<Outcome.Answered> store,
            Counters counters,
            Clock clock) {
        this.code = code;
        this.source = source;
        this.store = store;
        this.counters = counters;
        this.clock = clock;
        this.meters = identifications.stream().map(MeterState::new).toList();
    }

    /**
     * Asks every meter that is not left alone for its failures.
     *
     * @param goOn asked before each meter; it may {@link #read} meters, which are not asked again then
     */
    ConcentratorStatus run(BooleanSupplier goOn) {
        open.set(0, meters.size());
        var now = clock.instant();
        for (var n = 0; n < meters.size(); n++) {
            if (meters.get(n).isLeftAlone(now)) {
                open.clear(n);
            }
        }
        var unreachable = pass(open, goOn);
        open.clear();
        return unreachable == null ? status() : offline(unreachable);
    }

    /** Asks the {@code chosen} meters, also those that are left alone. */
    MetersRead read(BitSet chosen, BooleanSupplier goOn) {
        var before = answers;
        pass((BitSet) chosen.clone(), goOn);
        var troubles = chosen.stream()
                .mapToObj(n -> meters.get(n).health())
                .flatMap(Optional::stream)
                .toList();
        return new MetersRead(answers - before, troubles);
    }

    /**
     * Gives each answer away before it asks the next meter. A connection that breaks ends the pass only if it breaks at the next meter too:
     * one meter at which it always breaks must not hide the others.
     *
     * @return why the concentrator cannot be reached; null if it can
     */
    private @Nullable String pass(BitSet chosen, BooleanSupplier goOn) {
        var alone = meters.size() == 1;
        @Nullable MeterState brokenAt = null;
        var breakReason = "";
        for (var n = 0; goOn.getAsBoolean() && (n = chosen.nextSetBit(n)) >= 0; n++) {
            var meter = meters.get(n);
            open.clear(n);
            var outcome = ask(n);
            if (outcome instanceof Outcome.Disconnected(var reason)) {
                if (brokenAt != null || alone) {
                    meters.forEach(MeterState::isOutOfReach);
                    return reason;
                }
                brokenAt = meter;
                breakReason = reason;
                continue;
            }
            if (brokenAt != null) {
                fail(brokenAt, MeterHealth.State.SILENT, breakReason);
                brokenAt = null;
            }
            take(meter, outcome);
        }
        if (brokenAt != null) {
            fail(brokenAt, MeterHealth.State.SILENT, breakReason);
        }
        return null;
    }

    private Outcome ask(int n) {
        try {
            return source.read(n);
        } catch (OutboxException e) {
            // It is not this meter that fails.
            throw e;
        } catch (RuntimeException e) {
            // A fault of ours must cost no more than this one meter.
            LOG.error("event=read_failed concentrator={} meter={}", code, n, e);
            return new Outcome.BadAnswer("the bridge itself failed at this meter");
        }
    }

    private void take(MeterState meter, Outcome outcome) {
        lastContact = clock.instant();
        switch (outcome) {
            case Outcome.Answered answer -> {
                store(meter, answer);
                note(meter, answer, clock.instant());
            }
            case Outcome.Silent(var reason) -> fail(meter, MeterHealth.State.SILENT, reason);
            case Outcome.BadAnswer(var reason) -> fail(meter, MeterHealth.State.BAD_ANSWER, reason);
            case Outcome.Disconnected(var reason) -> fail(meter, MeterHealth.State.SILENT, reason);
        }
    }

    private void fail(MeterState meter, MeterHealth.State how, String reason) {
        meter.fails(how, reason, clock.instant());
        counters.failure(how);
    }

    private void store(MeterState meter, Outcome.Answered answer) {
        var key = answer.reading().key();
        if (meter.isNew(key)) {
            store.accept(answer);
            meter.isStored(key);
            counters.reading();
        }
        answers++;
    }

    /** What was given away may not have been stored: a further reading of the same second is given away, too. */
    void forgetStored() {
        meters.forEach(MeterState::forgetStored);
    }

    private void note(MeterState meter, Outcome.Answered answer, Instant now) {
        if (!answer.isExpectedMeter()) {
            // Worth asking again every time: somebody may be exchanging the meter right now.
            meter.answersBadly(MeterHealth.State.MISMATCH, "another meter answers", now);
            counters.failure(MeterHealth.State.MISMATCH);
        } else if (answer.reading().indexM3() == null) {
            meter.answersBadly(MeterHealth.State.INVALID, withoutValue(answer.reading()), now);
            counters.failure(MeterHealth.State.INVALID);
        } else {
            meter.isWell(now);
        }
    }

    private static String withoutValue(Reading reading) {
        if (reading.flags().contains(Flag.NO_VOLUME)) {
            return "it sends no volume";
        }
        return reading.flags().contains(Flag.INCOMPLETE)
                ? "there is no volume in what could be read of its answer"
                : "it gives no valid value";
    }

    /** How the concentrator is as far as its connection works. */
    ConcentratorStatus status() {
        var answered = (int) meters.stream().filter(MeterState::answers).count();
        var missing = meters.size() - answered;
        var state = missing == 0
                ? ConcentratorStatus.State.ONLINE
                : answered > 0 ? ConcentratorStatus.State.DEGRADED : ConcentratorStatus.State.OFFLINE;
        var troubles = meters.stream()
                .map(MeterState::health)
                .flatMap(Optional::stream)
                .toList();
        var error = meters.stream()
                .filter(meter -> !meter.answers())
                .flatMap(meter -> meter.health().stream())
                .findFirst()
                .map(first -> "%d of %d meters cannot be read, the first because: %s."
                        .formatted(missing, meters.size(), first.reason()))
                .orElse(null);
        return new ConcentratorStatus(code, state, lastContact, meters.size(), answered, error, troubles, null);
    }

    private ConcentratorStatus offline(String reason) {
        return failed("Not reached: " + reason + ".");
    }

    /** How the concentrator is when nothing can be said of its meters. */
    ConcentratorStatus failed(String sentence) {
        return new ConcentratorStatus(
                code, ConcentratorStatus.State.OFFLINE, lastContact, meters.size(), 0, sentence, List.of(), null);
    }
}
