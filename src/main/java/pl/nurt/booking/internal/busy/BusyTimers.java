package pl.nurt.booking.internal.busy;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.jobs.Timer;

/** Foreign calendars are asked by themselves. */
@Configuration(proxyBeanMethods = false)
class BusyTimers {
    @Bean
    Timer readBusyCalendars(BusyReader reader) {
        return Timer.every("booking.busy", Duration.ofSeconds(30), reader::readDue);
    }
}
