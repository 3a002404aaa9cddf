package pl.nurt.metering.use;

import java.time.LocalDate;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.CubicMetres;

/**
 * The index with which a bill ends, as somebody wrote it down because the one that was billed is wrong.
 *
 * @param day the first day that the bill does not cover; the next bill begins with the index
 */
public record WrittenIndex(MeterId meter, LocalDate day, CubicMetres index) {}
