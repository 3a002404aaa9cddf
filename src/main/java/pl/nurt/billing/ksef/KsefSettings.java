package pl.nurt.billing.ksef;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How invoices go to KSeF.
 *
 * @param url of its interface with the version, {@code https://api.ksef.mf.gov.pl/v2}; without it nothing is sent, and all waits
 * @param qr where the links of the QR codes lead
 * @param standIn whether it is the stand-in of the demo, which pages then say
 * @param token with which the portal signs in; a certificate goes before it
 * @param certificate of KSeF for signing in
 * @param offline certificate of KSeF of the kind "Offline", for invoices that are given to buyers before they have a number
 * @param consumers whether invoices of buyers without a tax number go there as well; the law leaves it to the seller
 * @param since invoices issued before it stay outside
 * @param unit the utility, where the municipality is the seller; null where it sells itself
 * @param batchFrom from how many invoices at once a package is made of them
 * @param batchMost how many a package holds at most
 * @param look how often the portal looks what is to be done
 * @param timeout after which KSeF counts as silent
 * @param lease how long a portal may be at one session before another takes it for dead; no call takes longer than half of it
 */
@Validated
@ConfigurationProperties("nurt.billing.ksef")
public record KsefSettings(
        @Nullable URI url,
        @DefaultValue("https://qr.ksef.mf.gov.pl") URI qr,
        @DefaultValue("false") boolean standIn,
        @Nullable String token,
        @Nullable @Valid Keys certificate,
        @Nullable @Valid Keys offline,
        @DefaultValue("false") boolean consumers,
        @DefaultValue("2026-04-01") LocalDate since,
        @Nullable @Valid Unit unit,
        @DefaultValue("10") @Min(1) int batchFrom,
        @DefaultValue("5000") @Min(1) @Max(10_000) int batchMost,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration look,
        @DefaultValue("30s") @DurationMin(millis = 100) Duration timeout,
        @DefaultValue("3m") @DurationMin(seconds = 10) Duration lease) {

    /** Whether it is said where KSeF is and how to sign in. */
    public boolean isSetUp() {
        return url != null && (certificate != null || token != null && !token.isBlank());
    }

    /** A certificate with its key. @param file PKCS#12 @param password of the file; from the environment or a file, never written here */
    public record Keys(Path file, @NotBlank String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Keys[" + file.getFileName() + "]";
        }
    }

    /**
     * The unit of the municipality that issues in its name.
     *
     * @param internalId the number by which KSeF knows it: the municipality's tax number, a dash and five digits
     * @param address street and number
     * @param town postal code and locality
     */
    public record Unit(
            @NotBlank String name,
            @Pattern(regexp = "[1-9]\\d{9}-\\d{5}") String internalId,
            @NotBlank String address,
            @Nullable String town) {}
}
