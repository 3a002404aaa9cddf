package pl.nurt.billing.tariffs;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A rate that holds from a day on, until the next one of its kind begins.
 *
 * @param percent of a year for interest
 * @param source the paragraph or announcement it is from
 * @param confirmed whether somebody checked it against that source
 */
public record DatedRate(RateKind kind, LocalDate from, BigDecimal percent, String source, boolean confirmed) {}
