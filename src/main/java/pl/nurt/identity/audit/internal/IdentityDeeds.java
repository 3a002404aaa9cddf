package pl.nurt.identity.audit.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.identity.audit.IdentityDeed;
import pl.nurt.identity.audit.RoomDeeds;

@Configuration(proxyBeanMethods = false)
class IdentityDeeds {
    @Bean
    RoomDeeds deedsOfIdentity() {
        return RoomDeeds.of(IdentityDeed.values());
    }
}
