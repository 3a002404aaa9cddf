package pl.nurt.billing.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import pl.nurt.metering.use.IndexReading;

/** A fact that explains a line: what people read as a sentence. Volumes in cubic metres. */
public sealed interface Reason {
    /** What a meter counted. @param used what was billed of it, in the unit of the bills */
    record Counted(String meter, IndexReading opening, IndexReading closing, BigDecimal used) implements Reason {
        /** Whether the register passed its last digit on the way. */
        public boolean rolledOver() {
            return closing.index().compareTo(opening.index()) < 0;
        }
    }

    /** The bill before ended with another index than its register showed: in other units. This one begins where that one ended. */
    record BilledTo(String meter, BigDecimal index) implements Reason {}

    /** The use of days, as metering booked it. @param until the first day that no longer belongs to it */
    record DaysBooked(LocalDate from, LocalDate until, BigDecimal used) implements Reason {}

    /** Guessed from earlier use. */
    record Estimated(Method method, BigDecimal used) implements Reason {
        /** How, in the order in which the ways are tried. */
        public enum Method {
            LAST_THREE_MONTHS,
            SAME_PERIOD_LAST_YEAR,
            AVERAGE_OF_LAST_YEAR
        }
    }

    /** Estimates before it were billed, and the difference is what is left. @param since day of the last real reading */
    record SettlesEstimates(BigDecimal real, LocalDate since, List<BigDecimal> billed) implements Reason {
        public SettlesEstimates {
            billed = List.copyOf(billed);
        }
    }

    /** By norms, for nothing is measured. */
    record FlatRate(BigDecimal monthly) implements Reason {}

    /** Sewage is as much as the water taken: art. 27 ust. 5 of the Act of 7 June 2001. */
    record AsWater() implements Reason {}

    /** The additional meter's water did not return to the sewer. */
    record Deducted(String meter, BigDecimal opening, BigDecimal closing, BigDecimal used) implements Reason {}

    /** The additional meter counted, but its seal or verification had run out. */
    record NotDeducted(String meter, BigDecimal used) implements Reason {}

    /** The part of the days before or between changes of price. */
    record ShareOfDays(BigDecimal total, long days, long ofDays) implements Reason {
        /** Before it was rounded; shown with so many decimals. */
        public BigDecimal exact() {
            return total.multiply(BigDecimal.valueOf(days))
                    .divide(BigDecimal.valueOf(ofDays), 6, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
        }
    }

    /** What the parts before have left, so that all of them are the whole. */
    record Remainder(BigDecimal total, BigDecimal left) implements Reason {}

    /** The use was to be divided by a reading of that day, and there was none: divided by days. */
    record NoReadingAt(LocalDate day) implements Reason {}

    /** Divided by the index that was read at the change of price. */
    record ReadAt(LocalDate day) implements Reason {}

    record FullMonths(long count) implements Reason {}

    record PartOfMonth(YearMonth month, long days) implements Reason {}

    /** Work that was ordered on the day. */
    record Ordered(LocalDate day) implements Reason {}
}
