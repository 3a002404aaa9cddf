package pl.nurt.billing.ksef;

import org.jspecify.annotations.Nullable;

/**
 * What stands as QR codes on every copy that is given outside KSeF.
 *
 * @param invoice KOD I: whether KSeF has this document
 * @param ksefNumber what is written below it; null for the word OFFLINE
 * @param certificate KOD II: that the seller vouches for it; null once it has a number
 */
public record VerificationLinks(
        String invoice,
        @Nullable String ksefNumber,
        @Nullable String certificate) {}
