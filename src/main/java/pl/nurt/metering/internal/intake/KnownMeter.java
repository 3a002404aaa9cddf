package pl.nurt.metering.internal.intake;

import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;

/**
 * A registered meter as the intake needs it.
 *
 * @param latest its newest reading
 * @param installed when and with what index it was hung where it hangs now
 */
record KnownMeter(
        MeterId id,
        Register register,
        @Nullable RegisterPoint latest,
        @Nullable RegisterPoint installed) {}
