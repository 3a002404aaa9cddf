package pl.nurt.telemetry.api;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import pl.nurt.platform.api.BearerKeys;
import pl.nurt.platform.api.SecretLookup;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.telemetry.bridges.internal.BridgeKeyring;
import pl.nurt.telemetry.internal.TelemetrySettings;

/** The bridges' own way in: a key with every request. */
@Configuration
class BridgeApiSecurity {
    /** There are some hundred keys. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** A bridge that brings its first key has none to show. */
    @Bean
    @Order(0)
    SecurityFilterChain bridgeEnrolmentChain(HttpSecurity http) {
        return BearerKeys.withoutSession(http.securityMatcher("/api/bridge/enrolment"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain bridgeApiChain(
            HttpSecurity http,
            BridgeKeyring keys,
            ApplicationEventPublisher events,
            SharedLimits limits,
            TelemetrySettings settings,
            Clock clock) {
        var wrong = new Limit("telemetry.wrong-keys", settings.wrongKeysAMinute(), Duration.ofMinutes(1));
        var owners = new SecretLookup<>(
                keys::bridgeOf,
                SecretLookup.Guesses.within(limits, wrong),
                new SecretLookup.Known(keys::all, BETWEEN_LOOKS),
                clock);
        var filter = new BearerKeys(owners, "BRIDGE", "the API key of a bridge is needed", events);
        return BearerKeys.withoutSession(http.securityMatcher("/api/bridge/**"))
                .addFilterBefore(filter, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // Only the end of a request that showed its key at the beginning.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .hasRole("BRIDGE"))
                .build();
    }
}
