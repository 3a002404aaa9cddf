package pl.nurt.it;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import pl.nurt.bench.Report;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.jobs.Jobs;
import tools.jackson.databind.json.JsonMapper;

/** How soon a job is picked up, and how many more pages two portals serve than one. */
public final class MachineryBench {
    private static final int JOBS = 200;
    private static final int CLIENTS = 8;
    private static final int LOADS = 25;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"|content=\"([^\"]+)\" name=\"_csrf\"");

    private MachineryBench() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("nurt-bench");
        try (var database = Database.on(folder.resolve("data"))) {
            pickUp(database, folder);
        }
        pageLoads(folder);
        System.exit(0);
    }

    /** From the row, written just before the commit, to the start of its work; one job after the other, as people start them. */
    private static void pickUp(Database database, Path folder) throws SQLException, InterruptedException {
        try (var portal = CrashProbe.portal()
                .run(
                        "--server.port=0",
                        "--vaadin.productionMode=true",
                        "--logging.level.root=warn",
                        "--nurt.probe.hangs=false",
                        "--nurt.probe.file=" + folder.resolve("said"),
                        "--spring.datasource.url=" + database.url(),
                        "--spring.flyway.url=" + database.migrationUrl())) {
            var jobs = portal.getBean(Jobs.class);
            var kind = portal.getBean(CrashProbe.class);
            for (var job = 0; job < JOBS; job++) {
                jobs.start(
                        kind, new CrashProbe.Task("nothing"), new JobOwner(1), JobText.of("platform.jobs.unknownKind"));
                Thread.sleep(20);
            }
            while (database.count("select count(*) from platform.job where state = 'DONE'") < JOBS) {
                Thread.sleep(100);
            }
        }
        var millis = database.count(
                "select max(extract(epoch from started_at - created_at) * 1000)::bigint from platform.job");
        Report.below("job, from its commit to its start, slowest of " + JOBS, millis / 1000.0, 1, "s");
    }

    /**
     * Each portal on a core of its own, as if on a machine of its own; PostgreSQL and the clients take what is left. On two cores that is
     * nothing while two portals run.
     */
    private static void pageLoads(Path folder) throws Exception {
        var demo = Demo.running();
        // As a demo too, for elsewhere the demo's people have no password.
        try (var other = Portal.start(
                demo.database(),
                Processes.freePort(),
                folder.resolve("other.log"),
                "--nurt.demo.enabled=true",
                "--nurt.demo.billed-months=0",
                "--nurt.demo.fill=false")) {
            onCore(demo.pid(), 0);
            onCore(other.pid(), 1);
            loads(List.of(demo.address(), other.address()));
            var one = loads(List.of(demo.address()));
            var two = loads(List.of(demo.address(), other.address()));
            Report.atLeast(
                    "page loads a second, two portals to one (%.0f to %.0f), each on a core of its own of %d"
                            .formatted(two, one, Runtime.getRuntime().availableProcessors()),
                    two / one,
                    1.6,
                    "×");
        }
    }

    private static void onCore(long pid, int core) throws IOException, InterruptedException {
        new ProcessBuilder("taskset", "-acp", Integer.toString(core), Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Page loads a second of residents who are signed in, spread over the portals. */
    private static double loads(List<URI> portals) throws Exception {
        var clients = new ArrayList<Client>();
        for (var client = 0; client < CLIENTS; client++) {
            clients.add(new Client(portals.get(client % portals.size())));
        }
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var start = Clock.systemUTC().instant();
            for (var done : threads.invokeAll(clients)) {
                done.get();
            }
            return CLIENTS
                    * LOADS
                    * 1000.0
                    / Duration.between(start, Clock.systemUTC().instant()).toMillis();
        }
    }

    /** Loads the start page again and again: the page, and what Vaadin then asks for it. */
    private static final class Client implements Callable<Boolean> {
        private final URI portal;
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .build();

        Client(URI portal) throws IOException, InterruptedException {
            this.portal = portal;
            var found = TOKEN.matcher(get("/sign-in"));
            if (!found.find()) {
                throw new IllegalStateException("no token on the sign-in page");
            }
            var token = found.group(1) == null ? found.group(2) : found.group(1);
            var form = "username=anna&password=nurt-demo&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
            http.send(
                    HttpRequest.newBuilder(portal.resolve("/sign-in/password"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }

        @Override
        public Boolean call() throws IOException, InterruptedException {
            for (var load = 0; load < LOADS; load++) {
                get("/start");
                var page = opened(get("/?v-r=init&location=start&query="));
                if (!page.contains("meter-index")) {
                    throw new IllegalStateException("the start page shows no meter: " + page);
                }
            }
            return true;
        }

        /** What the browser sends once it has started: the address, whose view the portal builds in its answer. */
        private String opened(String init) throws IOException, InterruptedException {
            var start = JSON.readTree(init).path("appConfig");
            var navigate = JSON.createObjectNode();
            navigate.put(
                    "csrfToken", start.path("uidl").path("Vaadin-Security-Key").asString());
            navigate.put("syncId", 0).put("clientId", 0);
            var event = navigate.putArray("rpc").addObject();
            event.put("type", "event").put("node", 1).put("event", "ui-navigate");
            event.putObject("data")
                    .put("route", "start")
                    .put("query", "")
                    .put("appShellTitle", "")
                    .put("trigger", "")
                    .putNull("historyState");
            return http.send(
                            HttpRequest.newBuilder(portal.resolve("/?v-r=uidl&v-uiId="
                                            + start.path("v-uiId").asInt()))
                                    .header("Content-Type", "application/json; charset=UTF-8")
                                    .POST(HttpRequest.BodyPublishers.ofString(navigate.toString()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        private String get(String path) throws IOException, InterruptedException {
            var answer = http.send(
                    HttpRequest.newBuilder(portal.resolve(path))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.body();
        }
    }
}
