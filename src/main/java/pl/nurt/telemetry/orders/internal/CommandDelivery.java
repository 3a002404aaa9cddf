package pl.nurt.telemetry.orders.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.CommandResult;
import pl.nurt.telemetry.orders.internal.rules.CommandSteps;

/** The bridges' side of orders: they fetch them and say what came of them. */
@Service
@PreAuthorize("hasAnyRole('BRIDGE', 'SYSTEM')")
public class CommandDelivery {
    /** More than these a bridge is not told at once. */
    public static final int MOST = 50;

    private final CommandRepository commands;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommandDelivery(CommandRepository commands, ApplicationEventPublisher events, Clock clock) {
        this.commands = commands;
        this.events = events;
        this.clock = clock;
    }

    /** @param state SENT while the bridge still works at it */
    public record Answer(BridgeCommandState state, @Nullable String message, CommandResult result) {}

    /**
     * The bridge's open orders, oldest first; from now on they count as sent. One that it lost comes again.
     *
     * @param running those that it has; they are left out
     */
    @Transactional
    public List<GivenCommand> next(BridgeId bridge, Collection<BridgeCommandId> running) {
        var given = commands.send(bridge, running, MOST, clock.instant());
        if (!given.isEmpty()) {
            var ids = given.stream().map(GivenCommand::id).toList();
            events.publishEvent(new BridgeCommandChanged(bridge, new HashSet<>(ids)));
        }
        return given;
    }

    /** The bridges among these for which something waits. */
    @Transactional(readOnly = true)
    public Set<BridgeId> waitingFor(Collection<BridgeId> bridges) {
        return commands.waitingFor(bridges, clock.instant());
    }

    /**
     * Keeps what the bridge says of an order. The last word again is harmless.
     *
     * @return false when the order was answered otherwise, or its time is over
     * @throws NotFoundException if the bridge has no such order
     */
    @Transactional
    public boolean answer(BridgeId bridge, BridgeCommandId id, Answer answer) {
        var stands = commands.lock(bridge, id).orElseThrow(NotFoundException::new);
        var again = stands.state() == answer.state()
                && !answer.state().isOpen()
                && new Answer(stands.state(), stands.message(), stands.result()).equals(answer);
        if (again) {
            return true;
        }
        var now = clock.instant();
        if (!CommandSteps.STEPS.allows(stands.state(), answer.state()) || !now.isBefore(stands.expiresAt())) {
            return false;
        }
        commands.tell(id, answer.state(), answer.message(), answer.result(), now);
        events.publishEvent(new BridgeCommandChanged(bridge, Set.of(id)));
        return true;
    }
}
