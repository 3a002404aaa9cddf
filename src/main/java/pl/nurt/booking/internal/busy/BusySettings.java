package pl.nurt.booking.internal.busy;

import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How foreign calendars are read.
 *
 * @param hosts the services that are asked: a host, {@code *.} and a host, or a scheme with host and port for just that one
 * @param every how often each is asked
 * @param timeout how long one is waited for
 * @param largest nothing larger is read
 */
@Validated
@ConfigurationProperties("nurt.booking.busy")
public record BusySettings(
        @DefaultValue({"calendar.google.com", "outlook.office365.com", "outlook.live.com", "*.icloud.com"})
        List<String> hosts,

        @DefaultValue("15m") @DurationMin(seconds = 1) Duration every,

        @DefaultValue("20s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration timeout,

        @DefaultValue("5MB") DataSize largest) {}
