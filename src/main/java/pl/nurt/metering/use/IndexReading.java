package pl.nurt.metering.use;

import java.time.Instant;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.CubicMetres;

/**
 * What a register showed at a moment. Always something that was read or written down, never something computed.
 *
 * @param index in cubic metres, to the litre
 */
public record IndexReading(Instant at, CubicMetres index, MeterId meter, String serialNumber, Origin origin) {
    /** On what occasion it was read. */
    public enum Origin {
        /** Sent by the meter, or read from its face. */
        READING,
        /** Written down when the meter was put in. */
        INSTALLED,
        /** Written down when the place changed hands: what it showed as the new owner's first day began. */
        HANDED_OVER,
        /** Written down when the meter was taken out. */
        REMOVED,
        /** Written down when a bill that ended with a wrong one was corrected. */
        CORRECTED
    }
}
