package pl.nurt.billing.ksef.internal.fa3;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a correcting invoice corrects, and why.
 *
 * @param effect when it counts for VAT: 1 with the original, 2 with the correction
 * @param buyerBefore who stood on it as the buyer; null where that stays
 */
public record Fa3Correction(
        String reason,
        int effect,
        List<Corrected> corrected,
        @Nullable Fa3Party buyerBefore) {
    public Fa3Correction {
        corrected = List.copyOf(corrected);
    }

    /** @param ksefNumber null only for what was issued outside KSeF */
    public record Corrected(
            String number, LocalDate issuedOn, @Nullable String ksefNumber) {}
}
