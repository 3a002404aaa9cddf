package pl.nurt.telemetry.orders.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.ReadingOrders;
import pl.nurt.telemetry.TelemetryDeed;
import pl.nurt.telemetry.bridges.internal.ConcentratorLookup;
import pl.nurt.telemetry.orders.BridgeCommand;
import pl.nurt.telemetry.orders.BridgeCommandKind;

/** What other rooms order of a meter, as an order to its bridge. */
@Component
class OrdersOfMeters implements ReadingOrders {
    private final OrderBook orders;
    private final CommandRepository commands;
    private final ConcentratorLookup concentrators;
    private final Audit audit;

    OrdersOfMeters(OrderBook orders, CommandRepository commands, ConcentratorLookup concentrators, Audit audit) {
        this.orders = orders;
        this.commands = commands;
        this.concentrators = concentrators;
        this.audit = audit;
    }

    @Override
    @Transactional
    public boolean readNow(MeterId meter, UserAccountId by) {
        var found = concentrators.behind(meter).orElse(null);
        if (found == null) {
            return false;
        }
        orders.order(found.bridge(), Order.readNow(found.concentrator(), found.identification()), by);
        audit.changed(
                Author.of(by),
                TelemetryDeed.ORDER_GIVEN,
                TelemetryDeed.subject(found.bridge()),
                Changes.none().with("order", null, BridgeCommandKind.READ_NOW));
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Answer> answer(MeterId meter) {
        return concentrators
                .behind(meter)
                .flatMap(found -> commands.lastReadNow(found.concentrator(), found.identification())
                        .map(order -> answer(order, found.identification())));
    }

    private static Answer answer(BridgeCommand order, String identification) {
        return switch (order.state()) {
            case QUEUED, SENT -> Answer.WAITS;
            case FAILED, EXPIRED, WITHDRAWN -> Answer.SILENT;
            case DONE ->
                order.result().meters().stream().anyMatch(sick -> sick.meter().equals(identification))
                        ? Answer.SILENT
                        : Answer.READ;
        };
    }
}
