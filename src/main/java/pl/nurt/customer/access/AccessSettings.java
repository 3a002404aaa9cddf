package pl.nurt.customer.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long codes for accounts work, and how patient the page is that takes them.
 *
 * @param validFor how long a code works; letters take days
 * @param failuresUntilLock wrong codes in a row for one customer after which none of that customer's works for a while
 * @param lockFor how long
 * @param failuresPerAddress wrong codes from one address within {@code addressWindow} after which it is not listened to
 * @param addressWindow over which failures of an address are counted
 */
@Validated
@ConfigurationProperties("nurt.customer.access")
public record AccessSettings(
        @DefaultValue("30d") @DurationMin(days = 1) @DurationMax(days = 90)
        Duration validFor,

        @DefaultValue("5") @Min(3) @Max(20) int failuresUntilLock,
        @DefaultValue("15m") @DurationMin(minutes = 1) Duration lockFor,
        @DefaultValue("20") @Min(5) int failuresPerAddress,
        @DefaultValue("15m") @DurationMin(minutes = 1) Duration addressWindow) {}
