package pl.nurt.metering.readings;

import java.time.Instant;
import java.util.Map;
import pl.nurt.metering.ConcentratorId;

/**
 * New readings are a sign of life of the concentrators they came through; published in the transaction that stores the readings, beside
 * {@link ReadingsAccepted}.
 *
 * @param contacts when a device behind each concentrator last answered, as the new readings say
 */
public record DevicesAnswered(Map<ConcentratorId, Instant> contacts) {
    public DevicesAnswered {
        contacts = Map.copyOf(contacts);
    }
}
