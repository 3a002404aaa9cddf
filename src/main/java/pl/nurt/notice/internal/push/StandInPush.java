package pl.nurt.notice.internal.push;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.push.PushSubscription;
import pl.nurt.platform.egress.Egress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The push service that stands in for those of browsers in a demo: it makes a subscription itself. */
@Component
public class StandInPush {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int LONGEST_ANSWER = 10_000;

    private final Egress egress;
    private final Optional<URI> address;

    StandInPush(NoticeSettings settings, Egress egress) {
        this.egress = egress;
        address = Optional.ofNullable(settings.push().standIn());
    }

    public Optional<PushSubscription> subscribe() {
        return address.flatMap(this::subscribe);
    }

    private Optional<PushSubscription> subscribe(URI service) {
        try (var http = egress.client(PATIENCE)) {
            var answer = http.post(service.resolve("/subscriptions"), Map.of(), new byte[0], LONGEST_ANSWER);
            var made = JsonMapper.shared().readTree(answer.body());
            return Optional.of(new PushSubscription(
                    made.path("endpoint").asString(""),
                    made.path("keys").path("p256dh").asString(""),
                    made.path("keys").path("auth").asString("")));
        } catch (IOException | JacksonException away) {
            return Optional.empty();
        }
    }
}
