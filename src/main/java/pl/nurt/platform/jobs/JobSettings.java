package pl.nurt.platform.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a portal works through jobs and timers.
 *
 * @param threads how many jobs one portal runs at a time
 * @param timerThreads how many timers one portal runs at a time
 * @param heartbeat how often a portal says that it is still at its work; after four of them in silence another takes the work up
 * @param keep how long the row of a job that is over is kept
 */
@Validated
@ConfigurationProperties("nurt.jobs")
public record JobSettings(
        @DefaultValue("4") @Min(1) @Max(64) int threads,
        @DefaultValue("4") @Min(1) @Max(64) int timerThreads,

        @DefaultValue("5s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration heartbeat,

        @DefaultValue("90d") @DurationMin(days = 1) Duration keep) {}
