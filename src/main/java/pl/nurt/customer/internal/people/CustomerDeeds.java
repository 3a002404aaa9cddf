package pl.nurt.customer.internal.people;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.identity.audit.RoomDeeds;

@Configuration(proxyBeanMethods = false)
class CustomerDeeds {
    @Bean
    RoomDeeds deedsOfCustomers() {
        return RoomDeeds.of(CustomerDeed.values());
    }
}
