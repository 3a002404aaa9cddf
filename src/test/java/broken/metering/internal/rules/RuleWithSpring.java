package broken.metering.internal.rules;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class RuleWithSpring {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ApplicationEventPublisher events;

    void tell() {
        events.publishEvent(Instant.now());
        events.publishEvent(new java.util.Date());
    }
}
