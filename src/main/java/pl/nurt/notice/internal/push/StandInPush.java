package pl.nurt.notice.internal.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.push.PushSubscription;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The push service that stands in for those of browsers in a demo: it makes a subscription itself. */
@Component
public class StandInPush {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Optional<URI> address;

    StandInPush(NoticeSettings settings) {
        address = Optional.ofNullable(settings.push().standIn());
    }

    public Optional<PushSubscription> subscribe() {
        return address.flatMap(StandInPush::subscribe);
    }

    private static Optional<PushSubscription> subscribe(URI service) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(service.resolve("/subscriptions"))
                            .timeout(PATIENCE)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var made = JsonMapper.shared().readTree(answer.body());
            return Optional.of(new PushSubscription(
                    made.path("endpoint").asString(""),
                    made.path("keys").path("p256dh").asString(""),
                    made.path("keys").path("auth").asString("")));
        } catch (IOException | JacksonException away) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
