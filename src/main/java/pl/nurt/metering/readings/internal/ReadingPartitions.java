package pl.nurt.metering.readings.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import pl.nurt.db.metering.Routines;

/**
 * Sees to it that there is a partition for every month a reading may belong to: at the start of each portal, and every day on one of them.
 *
 * <p>Safe to repeat, also by several instances at once; a partition that is there is left alone.
 */
@Component
public class ReadingPartitions implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(ReadingPartitions.class);

    private final DSLContext db;
    private final MeteringSettings settings;
    private final Clock clock;
    private volatile Instant oldest = Instant.MAX;

    ReadingPartitions(DSLContext db, MeteringSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** The first instant for which a reading can be stored. */
    Instant oldest() {
        return oldest;
    }

    @Override
    public void afterPropertiesSet() {
        makeAhead();
    }

    public void makeAhead() {
        var month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        var made = db.transactionResult(transaction -> Routines.createReadingPartitions(
                transaction,
                month.minusMonths(settings.monthsBack()).atDay(1),
                month.plusMonths(settings.monthsAhead()).atDay(1)));
        oldest = db.select(Routines.oldestReadingPartition()).fetchSingle().value1();
        log.info("reading partitions made={} oldest={}", made, oldest);
    }
}
