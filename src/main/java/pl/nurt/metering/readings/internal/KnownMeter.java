package pl.nurt.metering.readings.internal;

import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;

/**
 * A registered meter as the intake needs it.
 *
 * @param latest its newest reading
 */
record KnownMeter(RegisteredMeter registered, @Nullable RegisterPoint latest) {
    MeterId id() {
        return registered.id();
    }

    Register register() {
        return registered.register();
    }

    @Nullable
    RegisterPoint installed() {
        return registered.installed();
    }
}
