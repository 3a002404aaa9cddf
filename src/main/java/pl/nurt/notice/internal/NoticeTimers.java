package pl.nurt.notice.internal;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.jobs.Timer;

/** What this room does by the clock. */
@Configuration(proxyBeanMethods = false)
class NoticeTimers {
    @Bean
    Timer silentTexts(Receipts receipts) {
        return Timer.every("notice.silent-texts", Duration.ofHours(1), receipts::giveUpSilent);
    }
}
