package pl.nurt.notice.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.identity.audit.RoomDeeds;
import pl.nurt.notice.NoticeDeed;

@Configuration(proxyBeanMethods = false)
class NoticeDeeds {
    @Bean
    RoomDeeds deedsOfMessages() {
        return RoomDeeds.of(NoticeDeed.values());
    }
}
