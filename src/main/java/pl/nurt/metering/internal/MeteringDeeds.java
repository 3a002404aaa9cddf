package pl.nurt.metering.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.identity.audit.RoomDeeds;
import pl.nurt.metering.MeteringDeed;

@Configuration(proxyBeanMethods = false)
class MeteringDeeds {
    @Bean
    RoomDeeds deedsOfMetering() {
        return RoomDeeds.of(MeteringDeed.values());
    }
}
