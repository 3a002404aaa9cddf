package pl.nurt.bridge.poll;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.Counters;
import pl.nurt.bridge.outbox.Reading;

/** A single round over the meters of a concentrator, at once and outside of any schedule: for somebody who waits for it. */
public final class OneRound {
    private OneRound() {}

    /**
     * Asks every meter once, as a bridge at work would.
     *
     * @param recall what was last stored under a name: a bare counter's index goes on from there
     * @param take takes each reading before the next meter is asked, also those without a value or of another meter, with the notes that
     *     are to be stored together with it
     * @return how the concentrator is; meters that gave no good value are named in it
     */
    public static ConcentratorStatus run(
            ConcentratorSettings settings,
            Clock clock,
            Function<String, Optional<String>> recall,
            BiConsumer<Reading, Map<String, String>> take) {
        try (var source = MeterSource.of(settings, recall, clock)) {
            var round = new Round(
                    settings.id(),
                    settings.identifications(),
                    source,
                    answer -> take.accept(answer.reading(), answer.notes()),
                    new Counters(),
                    clock);
            return round.run(() -> true);
        }
    }
}
