package pl.nurt.metering.use;

import java.time.LocalDate;
import pl.nurt.platform.CubicMetres;

/**
 * The complete days of this month against the days of the same numbers in another month.
 *
 * <p>Today is left out on both sides: a day that is half over would always look thrifty. Nor is there a comparison when one of
 * the days is not known.
 *
 * @param from first day compared, in the earlier month
 * @param to last day compared, in the earlier month
 * @param percent change from {@code then} to {@code now}, half up; negative when less is used now
 */
public record UseComparison(LocalDate from, LocalDate to, CubicMetres then, CubicMetres now, int percent) {}
