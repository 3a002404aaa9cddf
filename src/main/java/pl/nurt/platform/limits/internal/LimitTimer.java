package pl.nurt.platform.limits.internal;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.jobs.Timer;

@Configuration(proxyBeanMethods = false)
class LimitTimer {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    Timer endedLimits(LimitRepository used, Clock clock) {
        return Timer.every("platform.ended-limits", PAUSE, () -> used.forgetEnded(clock.instant()));
    }
}
