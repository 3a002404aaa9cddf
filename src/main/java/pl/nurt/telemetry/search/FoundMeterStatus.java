package pl.nurt.telemetry.search;

import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.MeterId;
import pl.nurt.telemetry.orders.FoundMeter;

/**
 * A meter that a search found, and what the portal knows of it.
 *
 * @param registered the registered meter of that identification; null when there is none
 * @param readThrough the concentrator it is registered with; null without one
 * @param configuredAt code of the concentrator that has it in the bridge's newest configuration; null when none has
 * @param waiting its readings in quarantine that could be booked once it is registered
 */
public record FoundMeterStatus(
        FoundMeter found,
        @Nullable MeterId registered,
        @Nullable ConcentratorRef readThrough,
        @Nullable String configuredAt,
        int waiting) {}
