package pl.nurt.telemetry.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.api.BadBodyException;
import pl.nurt.platform.api.ConflictException;
import pl.nurt.platform.api.Message;
import pl.nurt.platform.api.TooManyAttemptsException;
import pl.nurt.platform.limits.AddressBlock;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.telemetry.bridges.internal.BridgeKeyring;
import pl.nurt.telemetry.internal.TelemetrySettings;

/** Where bridges bring their keys: the first one with a code from the office, the next ones with the key before. */
@RestController
@RequestMapping("/api/bridge")
class BridgeKeyApi {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final BridgeKeyring keys;
    private final BridgeConcurrencyLimit limit;
    private final BridgeBody body;
    private final SharedLimits limits;
    private final Limit perAddress;
    private final ApplicationEventPublisher events;

    BridgeKeyApi(
            BridgeKeyring keys,
            BridgeConcurrencyLimit limit,
            BridgeBody body,
            SharedLimits limits,
            TelemetrySettings settings,
            ApplicationEventPublisher events) {
        this.keys = keys;
        this.limit = limit;
        this.body = body;
        this.limits = limits;
        perAddress = new Limit("telemetry.enrolment", settings.enrolmentFailures(), settings.enrolmentWindow());
        this.events = events;
    }

    /** {@code Enrolled} of the contract. */
    record Enrolled(String bridge) {}

    /** Anybody may come here, so that little is read of what he says and nothing told but that it did not work. */
    @PostMapping("/enrolment")
    Enrolled enrol(HttpServletRequest request) throws IOException {
        var block = AddressBlock.of(request.getRemoteAddr());
        // Before anything is looked at, for many may come at once.
        var place = limits.take(perAddress, block);
        if (!place.granted()) {
            throw new TooManyAttemptsException("too many attempts from this address", place.until());
        }
        try {
            var asked = Message.read(body.ofStranger(request), EnrolmentMessage.class, "enrolment");
            var code = Message.text("code", asked.code, 40);
            Message.text("version", asked.version, 40);
            var key = sha256(asked.apiKeySha256);
            var bridge = limit.run(() -> keys.enrol(code, key)).orElseThrow(EnrolmentRefusedException::new);
            limits.giveBack(perAddress, block);
            return new Enrolled(bridge);
        } catch (EnrolmentRefusedException wrong) {
            events.publishEvent(new SecurityEvent(SecuritySign.WRONG_CODE, request.getRemoteAddr(), ""));
            throw wrong;
        }
    }

    @PostMapping("/key")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void newKey(@AuthenticationPrincipal BridgeId bridge, HttpServletRequest request) throws IOException {
        var asked = Message.read(body.of(request), NewKeyMessage.class, "new key");
        var key = sha256(asked.apiKeySha256);
        switch (limit.run(() -> keys.offer(bridge, key))) {
            case KNOWN -> {}
            case NOT_FREE -> throw new ConflictException("this key cannot be used");
            case NOT_EXPECTED -> throw new ConflictException("no exchange of keys is ordered or announced");
        }
    }

    private static byte[] sha256(@Nullable String hex) {
        if (hex == null || !SHA256.matcher(hex).matches()) {
            throw new BadBodyException("'apiKeySha256' must be 64 hex digits in lower case");
        }
        return HexFormat.of().parseHex(hex);
    }

    private record EnrolmentMessage(
            @Nullable String code,
            @Nullable String apiKeySha256,
            @Nullable String version) {}

    private record NewKeyMessage(@Nullable String apiKeySha256) {}
}
