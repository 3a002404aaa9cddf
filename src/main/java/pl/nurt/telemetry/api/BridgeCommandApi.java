package pl.nurt.telemetry.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.api.ConflictException;
import pl.nurt.platform.api.PathNumber;
import pl.nurt.telemetry.api.CommandMessages.Commands;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.internal.CommandDelivery;

/** Where bridges fetch orders and say what came of them. */
@RestController
@RequestMapping("/api/bridge/commands")
class BridgeCommandApi {
    private final CommandPolls polls;
    private final CommandDelivery delivery;
    private final BridgeConcurrencyLimit limit;
    private final BridgeBody body;

    BridgeCommandApi(CommandPolls polls, CommandDelivery delivery, BridgeConcurrencyLimit limit, BridgeBody body) {
        this.polls = polls;
        this.delivery = delivery;
        this.limit = limit;
        this.body = body;
    }

    @PostMapping("/next")
    DeferredResult<Commands> next(@AuthenticationPrincipal BridgeId bridge, HttpServletRequest request)
            throws IOException {
        return polls.poll(bridge, CommandMessages.wish(body.of(request)));
    }

    @PostMapping("/{id:[0-9]+}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@AuthenticationPrincipal BridgeId bridge, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        var command = new BridgeCommandId(PathNumber.of(id));
        var answer = CommandMessages.answer(body.of(request));
        if (!limit.run(() -> delivery.answer(bridge, command, answer))) {
            throw new ConflictException("the command was answered otherwise or has expired");
        }
    }
}
