package pl.nurt.bridge.poll;

import java.util.List;
import pl.nurt.bridge.health.MeterHealth;

/**
 * What came of reading meters out of turn.
 *
 * @param readings readings that are in the outbox now, also those without a value or of another meter
 * @param meters the meters that gave no good value, and why
 */
public record MetersRead(int readings, List<MeterHealth> meters) {
    public MetersRead {
        meters = List.copyOf(meters);
    }
}
