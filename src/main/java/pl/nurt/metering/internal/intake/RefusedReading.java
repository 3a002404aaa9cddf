package pl.nurt.metering.internal.intake;

import pl.nurt.metering.BridgeReading;
import pl.nurt.metering.RefusalReason;

/** A reading that could not be booked. */
public record RefusedReading(BridgeReading reading, RefusalReason reason) {}
