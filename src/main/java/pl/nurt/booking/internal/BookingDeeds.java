package pl.nurt.booking.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.booking.BookingDeed;
import pl.nurt.identity.audit.RoomDeeds;

@Configuration(proxyBeanMethods = false)
class BookingDeeds {
    @Bean
    RoomDeeds deedsOfBookings() {
        return RoomDeeds.of(BookingDeed.values());
    }
}
