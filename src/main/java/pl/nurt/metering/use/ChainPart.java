package pl.nurt.metering.use;

import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.platform.CubicMetres;

/**
 * What one meter of a service point counted in a time: from the index it is counted from to the last one.
 *
 * @param opening the last index before the time, or the one written down when the meter was put in, or when the place changed hands
 * @param closing the last index within the time, or the one written down when the meter was taken out, or when the place changed hands as
 *     the time ended; the same as {@code opening} when nothing was read in between
 * @param use what ran through; null when it is not known: nothing was read, or the register went backwards
 */
public record ChainPart(
        MeterId meter,
        String serialNumber,
        MeterRole role,
        IndexReading opening,
        IndexReading closing,
        @Nullable CubicMetres use) {}
