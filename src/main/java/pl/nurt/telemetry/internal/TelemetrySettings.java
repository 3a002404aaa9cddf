package pl.nurt.telemetry.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set about the way in for bridges.
 *
 * @param bodyLimit largest body a bridge may send, as it comes
 * @param unpackedTimes how many times larger a packed body may be once it is unpacked
 * @param strangersLimit largest body of somebody who has no key yet
 * @param enrolmentFailures wrong enrolments from one address within {@code enrolmentWindow} after which it is not listened to
 * @param enrolmentWindow over which they are counted
 * @param wrongKeysAMinute how many keys that nobody has are looked up for one address within a minute; bridges whose keys open do not count
 * @param readingsAnHour most readings of one bridge within an hour: what a full outbox holds
 * @param batchesAtOnce how many batches may use the database at one time, so that bridges never starve people
 * @param batchPatience how long a batch waits for its turn before the bridge is asked to come again
 */
@Validated
@ConfigurationProperties("nurt.telemetry")
public record TelemetrySettings(
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("4") @Min(1) @Max(100) int unpackedTimes,
        @DefaultValue("4KB") DataSize strangersLimit,
        @DefaultValue("10") @Min(3) int enrolmentFailures,
        @DefaultValue("15m") Duration enrolmentWindow,
        @DefaultValue("60") @Min(10) int wrongKeysAMinute,
        @DefaultValue("2000000") @Min(1_000) int readingsAnHour,
        @DefaultValue("4") @Min(1) int batchesAtOnce,
        @DefaultValue("5s") Duration batchPatience) {}
