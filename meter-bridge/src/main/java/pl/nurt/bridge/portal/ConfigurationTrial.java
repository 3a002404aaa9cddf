package pl.nurt.bridge.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.poll.Pollers;

/**
 * Goes over from one set of concentrators to another, and back if that was a mistake: if starting it fails, or if at least one
 * concentrator answered before and none has within the probation. A concentrator whose settings did not change and that answers proves
 * the new set at once; any other has to answer anew.
 */
final class ConfigurationTrial {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationTrial.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int LOOKS = 20;

    private final Pollers pollers;
    private final StatusBoard board;
    private final Clock clock;
    private final Duration probation;

    ConfigurationTrial(Pollers pollers, StatusBoard board, Clock clock, Duration probation) {
        this.pollers = pollers;
        this.board = board;
        this.clock = clock;
        this.probation = probation;
    }

    /** Returns why the old set is in use again; empty if the new one is. An interruption leaves the old one in use. */
    Optional<String> run(List<ConcentratorSettings> old, List<ConcentratorSettings> wanted)
            throws InterruptedException {
        var answeredBefore = board.all().stream()
                .filter(ConfigurationTrial::answers)
                .map(ConcentratorStatus::code)
                .findFirst();
        var begun = clock.instant();
        var proved = false;
        try {
            pollers.replace(wanted);
            proved = isProved(unchanged(old, wanted), begun) || answeredBefore.isEmpty();
            return proved
                    ? Optional.empty()
                    : answeredBefore.map(code -> "No concentrator answered within " + probation.toSeconds()
                            + " s, although " + code + " did before.");
        } catch (RuntimeException e) {
            return Optional.of("It could not be started: " + e.getMessage() + ".");
        } finally {
            if (!proved) {
                takeBack(old);
            }
        }
    }

    /** Without it the bridge would read nothing any more, so there is no giving up short of an interruption. */
    private void takeBack(List<ConcentratorSettings> old) throws InterruptedException {
        for (var failures = 1; ; failures++) {
            try {
                pollers.replace(old);
                return;
            } catch (RuntimeException e) {
                LOG.error("event=rollback_failed failures={}", failures, e);
                Thread.sleep(LONGEST_PAUSE.multipliedBy(Math.min(failures, LOOKS)));
            }
        }
    }

    private boolean isProved(Set<String> unchanged, Instant begun) throws InterruptedException {
        var pause = probation.dividedBy(LOOKS);
        var deadline = System.nanoTime() + probation.toNanos();
        while (System.nanoTime() < deadline) {
            for (var status : board.all()) {
                var contact = status.lastContactAt();
                var isNew = contact != null && !contact.isBefore(begun);
                if (answers(status) && (isNew || unchanged.contains(status.code()))) {
                    return true;
                }
            }
            Thread.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
        return false;
    }

    private static boolean answers(ConcentratorStatus status) {
        return status.metersAnswered() > 0;
    }

    private static Set<String> unchanged(List<ConcentratorSettings> old, List<ConcentratorSettings> wanted) {
        var before = new HashMap<String, ConcentratorSettings>();
        old.forEach(settings -> before.put(settings.id(), settings));
        var same = new HashSet<String>();
        for (var settings : wanted) {
            if (settings.equals(before.get(settings.id()))) {
                same.add(settings.id());
            }
        }
        return same;
    }
}
