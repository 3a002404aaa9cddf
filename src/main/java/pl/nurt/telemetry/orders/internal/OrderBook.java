package pl.nurt.telemetry.orders.internal;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.BridgeId;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommandId;

/** Writes orders down, for people and for the portal itself; the bridge's long poll and open views hear of them after the commit. */
@Component
public class OrderBook {
    private final CommandRepository commands;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderBook(CommandRepository commands, ApplicationEventPublisher events, Clock clock) {
        this.commands = commands;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Orders something of a bridge. What is under way already is not ordered twice: its id is the answer.
     *
     * @param by null when the portal itself orders
     */
    @Transactional
    public BridgeCommandId order(BridgeId bridge, Order order, @Nullable UserAccountId by) {
        // What is out of time must not stand in the way of the same order.
        expire();
        var id = commands.add(bridge, order, by, clock.instant());
        events.publishEvent(new BridgeCommandChanged(bridge, Set.of(id)));
        return id;
    }

    /** Takes an order back; false, and nothing changed, when its bridge has fetched it or it has ended. */
    @Transactional
    public boolean withdraw(BridgeId bridge, BridgeCommandId id) {
        var withdrawn = commands.withdraw(id, clock.instant());
        if (withdrawn) {
            events.publishEvent(new BridgeCommandChanged(bridge, Set.of(id)));
        }
        return withdrawn;
    }

    /** Ends what nobody answered in time. */
    @Transactional
    public void expire() {
        commands.expire(clock.instant())
                .forEach((bridge, ended) -> events.publishEvent(new BridgeCommandChanged(bridge, ended)));
    }
}
