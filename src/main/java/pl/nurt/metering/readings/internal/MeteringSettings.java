package pl.nurt.metering.readings.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set about metering.
 *
 * @param monthsBack how far back readings can be stored, in months
 * @param monthsAhead for how many months partitions are made ahead
 */
@Validated
@ConfigurationProperties("nurt.metering")
public record MeteringSettings(
        @DefaultValue("36") @Min(0) @Max(600) int monthsBack,
        @DefaultValue("3") @Min(1) @Max(24) int monthsAhead) {}
