package pl.nurt.metering.quarantine;

import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.RefusalReason;

/** What came of trying again to book a reading from quarantine. */
public sealed interface BookingOutcome {
    /** It is a reading of that meter now, or had become one already. */
    record Booked(MeterId meter) implements BookingOutcome {}

    /** It still cannot be booked, and stays in quarantine. */
    record StillRefused(RefusalReason reason) implements BookingOutcome {}
}
