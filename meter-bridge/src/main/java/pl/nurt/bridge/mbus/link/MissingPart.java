package pl.nurt.bridge.mbus.link;

import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.RawBytes;

/**
 * Where a readout of several telegrams ends although the meter had announced more.
 *
 * @param telegram its number, counted from 1
 * @param reason English phrase without the final stop
 * @param bytes what came in its place, from the CI field on; null if nothing came that could be shown
 */
public record MissingPart(
        int telegram, String reason, @Nullable RawBytes bytes) {
    /** One English sentence without the final stop. */
    @Override
    public String toString() {
        return "telegram " + telegram + " of the answer is missing: " + reason;
    }
}
