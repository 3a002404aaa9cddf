package pl.nurt.billing.settlement;

import pl.nurt.metering.MeterId;
import pl.nurt.metering.use.IndexReading;

/**
 * A meter of the place as it stands.
 *
 * @param last what is known of it last
 * @param isRemote whether it can be read from afar
 */
public record MeterNow(MeterId id, String serialNumber, IndexReading last, boolean isRemote) {}
