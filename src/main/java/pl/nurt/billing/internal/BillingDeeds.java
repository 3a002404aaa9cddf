package pl.nurt.billing.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.billing.BillingDeed;
import pl.nurt.identity.audit.RoomDeeds;

@Configuration(proxyBeanMethods = false)
class BillingDeeds {
    @Bean
    RoomDeeds deedsOfBilling() {
        return RoomDeeds.of(BillingDeed.values());
    }
}
