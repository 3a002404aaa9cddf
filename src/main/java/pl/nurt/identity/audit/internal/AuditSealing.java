package pl.nurt.identity.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Timer;

/**
 * Ties what was written to the chain, after the fact: writers wait for nobody, and it does not matter in which order they commit.
 *
 * <p>Safe to repeat and on several portals: one seals at a time, and an entry is sealed once.
 */
@Component
public class AuditSealing {
    private static final Logger log = LoggerFactory.getLogger(AuditSealing.class);

    /** Entries of the evening may still be on their way when the day is over. */
    private static final Duration STILL_COMING = Duration.ofMinutes(5);

    private final ChainRepository chain;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AuditSealing(ChainRepository chain, PlatformTransactionManager transactions, Clock clock) {
        this.chain = chain;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Seals all that waits, in transactions of bounded size, and closes the days that are over. */
    public void sealAll() {
        while (Boolean.TRUE.equals(transaction.execute(status -> chain.lock() && chain.seal() > 0))) {
            // The next few thousand.
        }
        transaction.executeWithoutResult(status -> {
            if (chain.lock() && chain.waiting() == 0) {
                closeDays();
            }
        });
    }

    private void closeDays() {
        var now = clock.instant();
        for (var day : chain.closeDaysBefore(CivilTime.dayOf(now.minus(STILL_COMING)), now)) {
            // A witness for whoever keeps the logs elsewhere.
            log.info(
                    "audit_day day={} entries={} last_position={} head={}",
                    day.day(),
                    day.entries(),
                    day.lastPosition(),
                    day.head());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Timing {
        @Bean
        Timer sealingTimer(AuditSealing sealing) {
            return Timer.every("identity.audit-seal", Duration.ofSeconds(10), sealing::sealAll);
        }

        @Bean
        Timer checkTimer(AuditChecks checks) {
            return Timer.daily("identity.audit-check", LocalTime.of(3, 0), CivilTime.ZONE, checks::checkByItself);
        }
    }
}
