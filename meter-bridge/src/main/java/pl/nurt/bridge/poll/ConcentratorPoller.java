package pl.nurt.bridge.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.portal.ConcentratorStatus;
import pl.nurt.bridge.portal.StatusBoard;

/**
 * Reads one concentrator until it is stopped. A concentrator that cannot be reached is tried again after 2 s times its failures, at
 * most after 5 min, and returns to its schedule when it answers.
 */
final class ConcentratorPoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ConcentratorPoller.class);

    private final ConcentratorSettings settings;
    private final Clock clock;
    private final StatusBoard board;
    private final Pauses pauses;
    private final Schedule schedule;
    private final MeterSource source;
    private final Round round;
    private volatile boolean stopping;
    private int failures;

    ConcentratorPoller(
            ConcentratorSettings settings,
            Outbox outbox,
            StatusBoard board,
            Clock clock,
            Pauses pauses,
            RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.board = board;
        this.pauses = pauses;
        this.schedule = new Schedule(settings.poll().every(), settings.poll().jitter(), clock.instant(), random);
        this.source = switch (settings) {
            case ConcentratorSettings.MBus mbus -> new MBusSource(mbus, clock);
            case ConcentratorSettings.Modbus modbus -> new ModbusSource(modbus, clock);
        };
        this.round = new Round(settings.id(), source, outbox, clock, () -> stopping);
    }

    @Override
    public void run() {
        try {
            var pause = schedule.first();
            while (pauses.pause(pause) && !stopping) {
                pause = runRound();
            }
        } catch (InterruptedException e) {
            // Stopped.
        } finally {
            source.close();
        }
    }

    /** Runs a round and returns the pause before the next. */
    private Duration runRound() {
        var started = System.nanoTime();
        var status = statusOfRound();
        if (stopping) {
            return Duration.ZERO;
        }
        board.update(status);
        LOG.debug(
                "event=round concentrator={} state={} asked={} answered={} millis={}",
                settings.id(),
                status.state(),
                status.metersAsked(),
                status.metersAnswered(),
                (System.nanoTime() - started) / 1_000_000);
        var next = schedule.next(clock.instant());
        if (status.state() != ConcentratorStatus.State.OFFLINE) {
            failures = 0;
            return next;
        }
        failures++;
        if (failures == 1) {
            LOG.warn("event=offline concentrator={} reason=\"{}\"", settings.id(), status.error());
        }
        return RetryPause.after(failures);
    }

    private ConcentratorStatus statusOfRound() {
        try {
            return round.run();
        } catch (OutboxException e) {
            if (!stopping) {
                LOG.error("event=outbox_failed concentrator={} reason=\"{}\"", settings.id(), e.getMessage());
            }
            return new ConcentratorStatus(
                    settings.id(),
                    ConcentratorStatus.State.OFFLINE,
                    null,
                    settings.size(),
                    0,
                    "The bridge cannot store readings.");
        }
    }

    /** Ends the round under way; {@link #run} returns soon after. */
    void stop() {
        stopping = true;
        source.close();
    }
}
