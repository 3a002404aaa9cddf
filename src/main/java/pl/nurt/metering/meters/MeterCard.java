package pl.nurt.metering.meters;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorRef;

/**
 * Everything lasting about one meter.
 *
 * @param row the facts that a list shows too
 * @param identification what the device says of itself
 * @param concentrator through which it is read; null when it is not read remotely
 * @param chain where it was and is installed, and what else was installed at its place of now, newest first
 */
public record MeterCard(
        MeterRow row,
        String identification,
        String manufacturer,
        int diameterMm,
        BigDecimal q3,
        int digits,
        @Nullable ConcentratorRef concentrator,
        List<Installation> chain) {
    public MeterCard {
        chain = List.copyOf(chain);
    }
}
