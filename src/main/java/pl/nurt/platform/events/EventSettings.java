package pl.nurt.platform.events;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events between rooms are handled.
 *
 * @param handlers how many a portal handles at a time; each needs up to two database connections
 * @param staleAfter how long handling may take before the portal that began it is taken for dead, and another one repeats it
 * @param repeatEvery how often a portal looks for what is to be repeated
 */
@Validated
@ConfigurationProperties("nurt.events")
public record EventSettings(
        @DefaultValue("4") @Min(1) @Max(32) int handlers,
        @DefaultValue("1m") @DurationMin(seconds = 1) Duration staleAfter,
        @DefaultValue("10s") @DurationMin(seconds = 1) Duration repeatEvery) {}
