package pl.nurt.platform.jobs.internal;

import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.JobSettings;
import pl.nurt.platform.jobs.Timer;

@Configuration(proxyBeanMethods = false)
class JobTimers {
    @Bean
    Timer forgetJobsTimer(JobRepository jobs, JobSettings settings, TransactionTemplate transaction) {
        return Timer.daily(
                "platform.old-jobs",
                LocalTime.of(3, 40),
                CivilTime.ZONE,
                () -> transaction.executeWithoutResult(status -> jobs.forget(settings.keep())));
    }
}
