package pl.nurt.identity.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Timer;

@Configuration(proxyBeanMethods = false)
class SecurityTimer {
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 50);
    /** Addresses are about persons, too: no longer than it takes to look into an attack. */
    private static final Duration KEPT = Duration.ofDays(90);

    @Bean
    Timer oldSecurityEvents(SecurityRepository events, Clock clock) {
        return Timer.daily(
                "identity.old-security-events",
                AT_NIGHT,
                CivilTime.ZONE,
                () -> events.forget(clock.instant().minus(KEPT)));
    }
}
