package pl.nurt.billing.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Water that did not return to the sewer, as an additional meter counted it: art. 27 ust. 6 of the Act of 7 June 2001.
 *
 * @param opening index at the beginning, in cubic metres
 * @param used in cubic metres
 * @param removedOn the day on which it was taken out; null when it hung there to the end
 * @param sealedUntil the last day on which its seal holds; null when it has no end
 * @param verifiedUntil the last day on which its verification holds; null when it has no end
 */
public record Deduction(
        String meter,
        BigDecimal opening,
        BigDecimal closing,
        BigDecimal used,
        @Nullable LocalDate removedOn,
        @Nullable LocalDate sealedUntil,
        @Nullable LocalDate verifiedUntil) {
    /** Whether seal and verification hold until the last day, or the one on which it was taken out. */
    public boolean countsUntil(LocalDate last) {
        var day = removedOn != null && removedOn.isBefore(last) ? removedOn : last;
        return (sealedUntil == null || !day.isAfter(sealedUntil))
                && (verifiedUntil == null || !day.isAfter(verifiedUntil));
    }
}
