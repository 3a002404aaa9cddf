package pl.nurt.bridge.poll;

import java.util.Map;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.Reading;

/** What came of asking one meter. Reasons are English phrases without the final stop. */
sealed interface Outcome {
    /**
     * Something answered; perhaps not the meter that was meant.
     *
     * @param notes to be stored together with the reading, by name
     */
    record Answered(Reading reading, Map<String, String> notes) implements Outcome {
        Answered(Reading reading) {
            this(reading, Map.of());
        }

        boolean isExpectedMeter() {
            return !reading.flags().contains(Flag.METER_MISMATCH);
        }
    }

    /** Nothing comes from this meter; others behind the same concentrator may answer. */
    record Silent(String reason) implements Outcome {}

    /** What comes from this meter cannot be used; others behind the same concentrator may answer. */
    record BadAnswer(String reason) implements Outcome {}

    /** The concentrator itself cannot be reached. */
    record Disconnected(String reason) implements Outcome {}
}
