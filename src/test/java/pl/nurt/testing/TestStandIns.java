package pl.nurt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import pl.nurt.notice.push.PushSubscription;
import pl.nurt.standin.Notebook;
import pl.nurt.standin.StandIns;
import tools.jackson.databind.json.JsonMapper;

/** The outside systems of the tests: one set of stand-ins a JVM, which every application of the tests is told of. */
public class TestStandIns implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final StandIns ALL = StandIns.start();

    /** What one of them received; tests look for their own keys, since all share it. */
    public static Notebook notebook(String name) {
        return ALL.notebook(name);
    }

    /** What the portal is told to find one of them. */
    public static String setting(String name) {
        return ALL.settings().getProperty(name);
    }

    /** A browser at the push service, which answers every push to it with that status; 0 for none in particular. */
    static PushSubscription subscription(int answer) {
        var service = URI.create(setting("nurt.notice.push.stand-in") + "/subscriptions?answer=" + answer);
        try (var http = HttpClient.newHttpClient()) {
            var made = http.send(
                    HttpRequest.newBuilder(service)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var json = JsonMapper.shared().readTree(made.body());
            return new PushSubscription(
                    json.path("endpoint").asString(),
                    json.path("keys").path("p256dh").asString(),
                    json.path("keys").path("auth").asString());
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = new HashMap<String, Object>();
        ALL.settings().forEach((name, value) -> settings.put((String) name, value));
        // Where a browser of a test that reaches no push service claims to be.
        settings.merge("nurt.notice.push.hosts", "push.example", (hosts, more) -> hosts + "," + more);
        // Tests say themselves when it is looked what is to be sent.
        settings.put("nurt.billing.ksef.look", "1h");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("stand-ins", settings));
    }
}
