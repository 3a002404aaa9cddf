package pl.nurt.customer.consents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.SupplyContractId;

/**
 * The last word on one consent.
 *
 * @param contract it is about; null for the customer as a whole
 * @param given false when it was taken back
 */
public record CustomerConsent(
        ConsentSubject subject,
        @Nullable SupplyContractId contract,
        @Nullable String place,
        boolean given,
        String textVersion,
        ConsentEvidence evidence,
        Instant at) {}
