package pl.nurt.telemetry.orders.internal;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.platform.jobs.Timer;

/** Ends orders whose time is over. */
@Configuration(proxyBeanMethods = false)
class OrderTimer {
    @Bean
    Timer expireOrders(OrderBook orders) {
        return Timer.every("telemetry.orders", Duration.ofSeconds(10), orders::expire);
    }
}
