package pl.nurt.identity.internal;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Timer;

@Configuration(proxyBeanMethods = false)
class SignInTimers {
    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    Timer forgetSignIns(SignInRepository signIns, TransactionTemplate transaction) {
        return Timer.daily(
                "identity.sign-ins",
                LocalTime.of(3, 20),
                CivilTime.ZONE,
                () -> transaction.executeWithoutResult(status -> signIns.forget(KEPT)));
    }
}
