package pl.nurt.metering.readings.internal.rules;

import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.readings.RefusalReason;

/** What a reading is worth before anybody asks whose it is. */
public sealed interface Checked {
    /** Nothing speaks against it: this is what the register showed. */
    record Bookable(RegisterPoint point) implements Checked {}

    /** It cannot be booked, whatever its meter. */
    record Refused(RefusalReason reason) implements Checked {}
}
