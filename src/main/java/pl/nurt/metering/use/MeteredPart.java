package pl.nurt.metering.use;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a meter counted in a time, and what whoever bills it must know beside.
 *
 * @param verifiedUntil the last day on which its verification (legalizacja) holds
 * @param oddAt when the first reading of the time, or the one it begins with, was read that a check found suspect; null when none was
 */
public record MeteredPart(
        ChainPart counted,
        LocalDate verifiedUntil,
        @Nullable Instant oddAt) {}
