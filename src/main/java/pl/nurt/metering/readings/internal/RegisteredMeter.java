package pl.nurt.metering.readings.internal;

import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;

/**
 * What the registry says of a meter.
 *
 * @param installed when and with what index it was installed where it is now; null when it is installed nowhere
 */
record RegisteredMeter(
        MeterId id, Register register, @Nullable RegisterPoint installed) {}
