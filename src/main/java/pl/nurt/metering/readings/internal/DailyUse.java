package pl.nurt.metering.readings.internal;

import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.UseRebuilt;

/** Brings the daily use up to date with the readings. */
@Component
class DailyUse {
    private final DailyUseRepository repository;
    private final ApplicationEventPublisher events;

    DailyUse(DailyUseRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /**
     * Rebuilds a share of the due days and announces their meters. The marks go with the same commit, so a crash repeats the
     * rebuild and loses nothing.
     *
     * @return whether there was anything to do
     */
    @Transactional
    public boolean rebuildSome() {
        Set<MeterId> meters = repository.rebuildDue();
        if (!meters.isEmpty()) {
            events.publishEvent(new UseRebuilt(meters));
        }
        return !meters.isEmpty();
    }
}
