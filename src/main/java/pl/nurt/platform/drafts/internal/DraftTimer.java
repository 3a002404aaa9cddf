package pl.nurt.platform.drafts.internal;

import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Timer;

@Configuration(proxyBeanMethods = false)
class DraftTimer {
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 40);

    @Bean
    Timer oldDrafts(DraftRepository drafts) {
        return Timer.daily("platform.old-drafts", AT_NIGHT, CivilTime.ZONE, drafts::forgetOld);
    }
}
