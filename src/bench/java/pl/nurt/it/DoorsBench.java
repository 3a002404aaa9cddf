package pl.nurt.it;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import pl.nurt.bench.Report;

/**
 * How the packaged portal answers others while strangers sign in, eighty at once and again and again, each from an address of its own and with
 * logins that nobody tried before: no limit but that of hashing stands in their way. Portal, database and everybody who asks are in one machine.
 */
public final class DoorsBench {
    private static final int STRANGERS = 80;
    private static final Duration LASTS = Duration.ofSeconds(30);
    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"|content=\"([^\"]+)\" name=\"_csrf\"");

    private final URI portal;
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger judged = new AtomicInteger();
    private final AtomicInteger sentAway = new AtomicInteger();
    private final AtomicInteger other = new AtomicInteger();

    private DoorsBench(URI portal) {
        this.portal = portal;
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("nurt-bench");
        var port = Processes.freePort();
        try (var database = Database.on(folder.resolve("data"));
                // The strangers' proxy is this machine, and says where each of them is.
                var portal = Portal.start(
                        database,
                        port,
                        folder.resolve("portal.log"),
                        "--nurt.demo.enabled=true",
                        "--nurt.demo.billed-months=0",
                        "--nurt.demo.park=" + folder.resolve("park"),
                        "--nurt.demo.portal-url=http://localhost:" + port,
                        "--nurt.proxies=127.0.0.1,::1")) {
            new DoorsBench(portal.address()).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        var resident = client();
        signIn(resident, token(resident), "anna", "nurt-demo", "192.0.2.1");
        page(resident);
        var over = new AtomicBoolean();
        try (var watchers = Executors.newFixedThreadPool(2)) {
            var readiness = watchers.submit(() -> times(over, () -> ready(client())));
            var pages = watchers.submit(() -> times(over, () -> page(resident)));
            try {
                flood();
            } finally {
                over.set(true);
            }
            var said =
                    "%,d sign-ins of %d strangers at as many addresses within %d s, of which %,d were hashed and %,d refused with 429"
                            .formatted(
                                    judged.get() + sentAway.get(),
                                    STRANGERS,
                                    LASTS.toSeconds(),
                                    judged.get(),
                                    sentAway.get());
            System.err.println(said);
            if (other.get() > 0 || sentAway.get() == 0) {
                throw new IllegalStateException("no flood: " + said + ", " + other.get() + " answered otherwise");
            }
            Report.below("readiness during " + said + ", p95", Report.quantile(readiness.get(), 0.95), 0.5, "s");
            Report.below("a signed-in page meanwhile, p95", Report.quantile(pages.get(), 0.95), 1, "s");
        }
    }

    private void flood() throws Exception {
        var stranger = client();
        var token = token(stranger);
        var until = System.nanoTime() + LASTS.toNanos();
        try (var strangers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (System.nanoTime() < until) {
                var all = new ArrayList<Callable<Integer>>();
                for (var i = 0; i < STRANGERS; i++) {
                    var login = "nobody-" + logins.incrementAndGet();
                    var address = "198.51.100." + (i + 1);
                    all.add(() -> signIn(stranger, token, login, "woda ze studni", address));
                }
                for (var one : strangers.invokeAll(all)) {
                    switch (one.get()) {
                        case 302 -> judged.incrementAndGet();
                        case 429 -> sentAway.incrementAndGet();
                        default -> other.incrementAndGet();
                    }
                }
            }
        }
    }

    /** Seconds that each call took, one after the other until it is over. */
    private static double[] times(AtomicBoolean over, Callable<Integer> call) throws Exception {
        var seconds = new ConcurrentLinkedQueue<Double>();
        while (!over.get()) {
            var began = System.nanoTime();
            var status = call.call();
            seconds.add((System.nanoTime() - began) / 1e9);
            if (status != 200) {
                throw new IllegalStateException("answered " + status);
            }
            Thread.sleep(50);
        }
        return List.copyOf(seconds).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private int ready(HttpClient client) throws IOException, InterruptedException {
        try (client) {
            return client.send(get("/actuator/health/readiness", "application/json"), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** The page's frame, then what the server draws into it. */
    private int page(HttpClient client) throws IOException, InterruptedException {
        var frame =
                client.send(get("/start", "text/html"), BodyHandlers.ofString()).statusCode();
        var drawn = client.send(get("/?v-r=init&location=start&query=", "text/html"), BodyHandlers.ofString())
                .statusCode();
        return frame == 200 ? drawn : frame;
    }

    private int signIn(HttpClient client, String token, String login, String password, String address)
            throws IOException, InterruptedException {
        var form = "username=" + encoded(login) + "&password=" + encoded(password) + "&_csrf=" + encoded(token);
        return client.send(
                        HttpRequest.newBuilder(portal.resolve("/sign-in/password"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-Forwarded-For", address)
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private String token(HttpClient client) throws IOException, InterruptedException {
        var page = client.send(get("/sign-in", "text/html"), BodyHandlers.ofString())
                .body();
        var found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("the sign-in page has no token");
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private HttpRequest get(String path, String accepted) {
        return HttpRequest.newBuilder(portal.resolve(path))
                .header("Accept", accepted)
                .timeout(Duration.ofMinutes(1))
                .build();
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
