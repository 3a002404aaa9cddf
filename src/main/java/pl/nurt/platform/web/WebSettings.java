package pl.nurt.platform.web;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set about the web server.
 *
 * @param hosts names under which people and bridges reach the portal; others are refused, except this machine's own. Empty for any
 * @param secureCookies whether cookies are sent over TLS alone; null for: always, except in the demo
 * @param headersWithin how long a request's headers may take from their first byte on
 * @param bodyWithin how long a body may take besides
 * @param bytesASecond for so many bytes that came a body has a second more
 * @param strangerIdle how long a session lives in which nobody signed in and nothing happens
 * @param strangersAtOnce how many such sessions live so long; further ones end after a minute
 */
@Validated
@ConfigurationProperties("nurt.web")
public record WebSettings(
        @DefaultValue List<String> hosts,
        @Nullable Boolean secureCookies,
        @DefaultValue("30s") @DurationMin(millis = 100) Duration headersWithin,
        @DefaultValue("60s") @DurationMin(millis = 100) Duration bodyWithin,
        @DefaultValue("4096") @Min(1) int bytesASecond,
        @DefaultValue("10m") @DurationMin(minutes = 1) Duration strangerIdle,
        @DefaultValue("5000") @Min(1) int strangersAtOnce) {
    public WebSettings {
        hosts = List.copyOf(hosts);
    }
}
