package pl.nurt.telemetry.internal;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Ends orders whose time is over; any number of instances may do so at once. */
@Component
class OrderExpiry {
    private static final Logger log = LoggerFactory.getLogger(OrderExpiry.class);

    private final OrderBook orders;

    OrderExpiry(OrderBook orders) {
        this.orders = orders;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void expire() {
        try {
            orders.expire();
        } catch (DataAccessException | TransactionException failed) {
            // The next round does it.
            log.warn(
                    "orders to bridges not looked through reason={}",
                    failed.getClass().getSimpleName());
        }
    }
}
