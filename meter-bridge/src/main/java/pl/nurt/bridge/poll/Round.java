package pl.nurt.bridge.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.portal.ConcentratorStatus;

/** Rounds over the meters of one concentrator, and what is known about them from the rounds before. */
final class Round {
    private static final class Meter {
        private boolean answers;
        private int failures;
        private Instant notBefore = Instant.MIN;
        private String trouble = "";
    }

    private final String code;
    private final MeterSource source;
    private final Outbox outbox;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final Meter[] meters;
    private @Nullable Instant lastContact;

    Round(String code, MeterSource source, Outbox outbox, Clock clock, BooleanSupplier stopping) {
        this.code = code;
        this.source = source;
        this.outbox = outbox;
        this.clock = clock;
        this.stopping = stopping;
        this.meters = new Meter[source.size()];
        Arrays.setAll(meters, n -> new Meter());
    }

    /**
     * Asks every meter that is not left alone for its failures, and stores each answer before it asks the next. A connection that breaks
     * ends the round only if it breaks at the next meter too: one meter at which it always breaks must not hide the others.
     */
    ConcentratorStatus run() {
        @Nullable Meter brokenAt = null;
        var breakReason = "";
        for (var n = 0; n < meters.length && !stopping.getAsBoolean(); n++) {
            if (clock.instant().isBefore(meters[n].notBefore)) {
                continue;
            }
            var outcome = source.read(n);
            if (outcome instanceof Outcome.Disconnected(var reason)) {
                if (brokenAt != null || meters.length == 1) {
                    return offline(reason);
                }
                brokenAt = meters[n];
                breakReason = reason;
                continue;
            }
            if (brokenAt != null) {
                fail(brokenAt, breakReason);
                brokenAt = null;
            }
            take(meters[n], outcome);
        }
        if (brokenAt != null) {
            fail(brokenAt, breakReason);
        }
        return status();
    }

    private void take(Meter meter, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered answer -> note(meter, answer);
            case Outcome.NotAnswered(var reason) -> {
                lastContact = clock.instant();
                fail(meter, reason);
            }
            case Outcome.Disconnected(var reason) -> fail(meter, reason);
        }
    }

    private void note(Meter meter, Outcome.Answered answer) {
        outbox.append(List.of(answer.reading()));
        lastContact = clock.instant();
        if (answer.isExpectedMeter()) {
            meter.answers = true;
            meter.failures = 0;
        } else {
            // It is worth asking again every time: somebody may be exchanging the meter right now.
            meter.answers = false;
            meter.trouble = "another meter answers";
        }
    }

    private void fail(Meter meter, String reason) {
        meter.answers = false;
        meter.failures++;
        meter.trouble = reason;
        meter.notBefore = clock.instant().plus(RetryPause.after(meter.failures));
    }

    private ConcentratorStatus offline(String reason) {
        for (var meter : meters) {
            meter.answers = false;
        }
        return new ConcentratorStatus(
                code, ConcentratorStatus.State.OFFLINE, lastContact, meters.length, 0, "Not reached: " + reason + ".");
    }

    private ConcentratorStatus status() {
        var answered = (int) Arrays.stream(meters).filter(m -> m.answers).count();
        var state = answered == meters.length
                ? ConcentratorStatus.State.ONLINE
                : answered > 0 ? ConcentratorStatus.State.DEGRADED : ConcentratorStatus.State.OFFLINE;
        var trouble = Arrays.stream(meters)
                .filter(m -> !m.answers)
                .map(m -> m.trouble)
                .findFirst();
        var missing = meters.length - answered;
        return new ConcentratorStatus(
                code,
                state,
                lastContact,
                meters.length,
                answered,
                trouble.map(reason -> "%d of %d meters cannot be read, the first because: %s."
                                .formatted(missing, meters.length, reason))
                        .orElse(null));
    }
}
