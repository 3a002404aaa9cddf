package pl.nurt.booking.internal;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.jobs.Timer;

/** What the room does by itself. */
@Configuration(proxyBeanMethods = false)
class BookingTimers {
    @Bean
    Timer endHolds(BookingMessages bookings, Clock clock) {
        return Timer.every("booking.holds", Duration.ofSeconds(15), () -> bookings.endHolds(clock.instant()));
    }

    @Bean
    Timer tellOfBookings(BookingMessages bookings, Clock clock) {
        return Timer.every("booking.messages", Duration.ofSeconds(20), () -> {
            bookings.tellCancelled(clock.instant());
            bookings.remind(clock.instant());
        });
    }
}
