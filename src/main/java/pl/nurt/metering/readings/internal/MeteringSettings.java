package pl.nurt.metering.readings.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set about metering.
 *
 * @param monthsBack how far back readings can be stored, in months
 * @param latestDelivery how long after it was measured a bridge may deliver a reading: as old as the outbox of a bridge may become
 * @param openOfBridge how many readings of one bridge may wait in quarantine; beyond them refused ones stay at the bridge alone
 * @param monthsAhead for how many months partitions are made ahead
 */
@Validated
@ConfigurationProperties("nurt.metering")
public record MeteringSettings(
        @DefaultValue("36") @Min(0) @Max(600) int monthsBack,
        @DefaultValue("3") @Min(1) @Max(24) int monthsAhead,
        @DefaultValue("400d") @DurationMin(days = 1) Duration latestDelivery,
        @DefaultValue("50000") @Min(1_000) int openOfBridge) {}
