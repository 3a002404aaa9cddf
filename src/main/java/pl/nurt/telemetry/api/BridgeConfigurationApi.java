package pl.nurt.telemetry.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.api.BadBodyException;
import pl.nurt.platform.api.ConflictException;
import pl.nurt.platform.api.Message;
import pl.nurt.platform.api.PathNumber;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.configuration.internal.ConfigurationDelivery;

/** Where bridges fetch their configuration and say what became of it. */
@RestController
@RequestMapping("/api/bridge/configuration/{version:[0-9]+}")
class BridgeConfigurationApi {
    private static final int MOST_PROBLEMS = 100;

    private final ConfigurationDelivery delivery;
    private final BridgeConcurrencyLimit limit;
    private final BridgeBody body;

    BridgeConfigurationApi(ConfigurationDelivery delivery, BridgeConcurrencyLimit limit, BridgeBody body) {
        this.delivery = delivery;
        this.limit = limit;
        this.body = body;
    }

    /** {@code Configuration} of the contract. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    String document(@AuthenticationPrincipal BridgeId bridge, @PathVariable String version) {
        var number = PathNumber.small(version);
        var document = limit.run(() -> delivery.document(bridge, number));
        return "{\"version\":" + number + ",\"document\":" + document.text() + "}";
    }

    @PostMapping("/outcome")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void outcome(@AuthenticationPrincipal BridgeId bridge, @PathVariable String version, HttpServletRequest request)
            throws IOException {
        var number = PathNumber.small(version);
        var outcome = Message.read(body.of(request), OutcomeMessage.class, "configuration outcome");
        var state = outcome.checkedState();
        var problems = outcome.checkedProblems();
        if (!limit.run(() -> delivery.outcome(bridge, number, state, problems))) {
            throw new ConflictException("another outcome of this version is known");
        }
    }

    private record OutcomeMessage(
            @Nullable String state, @Nullable List<@Nullable ProblemMessage> problems) {
        ConfigurationState checkedState() {
            return switch (state) {
                case "ACTIVE" -> ConfigurationState.ACTIVE;
                case "REJECTED" -> ConfigurationState.REJECTED;
                case "ROLLED_BACK" -> ConfigurationState.ROLLED_BACK;
                case null, default -> throw new BadBodyException("'state' must be ACTIVE, REJECTED or ROLLED_BACK");
            };
        }

        List<ConfigurationDelivery.Problem> checkedProblems() {
            return Message.optionalList("problems", problems, MOST_PROBLEMS).stream()
                    .map(ProblemMessage::checked)
                    .toList();
        }
    }

    private record ProblemMessage(
            @Nullable String key, @Nullable String message) {
        ConfigurationDelivery.Problem checked() {
            return new ConfigurationDelivery.Problem(
                    Message.text("key", key, 200), Message.text("message", message, 400));
        }
    }
}
