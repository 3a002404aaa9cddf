package pl.nurt.telemetry.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.identity.audit.RoomDeeds;
import pl.nurt.telemetry.TelemetryDeed;

@Configuration(proxyBeanMethods = false)
class TelemetryDeeds {
    @Bean
    RoomDeeds deedsOfTelemetry() {
        return RoomDeeds.of(TelemetryDeed.values());
    }
}
