package pl.nurt.metering.readings;

import java.util.List;
import pl.nurt.metering.BridgeId;

/** Where readings go that could not be booked; part of the transaction that refused them. */
public interface RefusedReadings {
    /** Keeps them for a decision; those that are kept already, whatever was decided, change nothing. */
    void keep(BridgeId bridge, List<RefusedReading> refused);
}
