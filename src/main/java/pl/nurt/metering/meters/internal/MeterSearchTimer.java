package pl.nurt.metering.meters.internal;

import java.time.LocalTime;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.nurt.db.metering.Routines;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.Timer;

/** Whoever's contract ended at midnight no longer finds the meter. */
@Configuration(proxyBeanMethods = false)
class MeterSearchTimer {
    @Bean
    Timer forgetEndedContracts(DSLContext db) {
        return Timer.daily(
                "metering.ended-contracts",
                LocalTime.of(0, 11),
                CivilTime.ZONE,
                () -> Routines.forgetEndedContracts(db.configuration()));
    }
}
