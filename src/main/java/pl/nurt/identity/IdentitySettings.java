package pl.nurt.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient the sign-in is.
 *
 * @param failuresUntilLock wrong passwords in a row after which an account is locked
 * @param lockFor how long it stays locked
 * @param failuresPerAddress failed sign-ins from one address within {@code addressWindow} after which it is not listened to;
 *     generous, since a whole office or village may share one
 * @param addressWindow over which failures of an address, and of an account over all addresses, are counted
 * @param slowAfter failures for one account over all addresses after which each further attempt waits before it is judged: a second for each one too
 *     many, five at most. Nobody is locked out by that
 * @param longestSignIn after which a sign-in is over, however busy its person is
 * @param hashesWaiting how many passwords may wait to be hashed; who comes then is told at once to come again
 */
@Validated
@ConfigurationProperties("nurt.identity")
public record IdentitySettings(
        @DefaultValue("5") @Min(3) @Max(20) int failuresUntilLock,
        @DefaultValue("15m") @DurationMin(minutes = 1) Duration lockFor,
        @DefaultValue("50") @Min(10) int failuresPerAddress,
        @DefaultValue("15m") @DurationMin(minutes = 1) Duration addressWindow,
        @DefaultValue("10") @Min(3) int slowAfter,
        @DefaultValue("12h") @DurationMin(minutes = 1) Duration longestSignIn,
        @DefaultValue("16") @Min(1) @Max(500) int hashesWaiting) {}
