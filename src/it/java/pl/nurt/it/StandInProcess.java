package pl.nurt.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import pl.nurt.standin.StandIns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-ins of {@code ./nurt run} as a process: they remember what they received while portals are killed. */
final class StandInProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Properties settings = new Properties();

    private StandInProcess(Process process) {
        this.process = process;
    }

    static StandInProcess start(Path folder) throws IOException {
        var file = folder.resolve("stand-ins.properties");
        var log = folder.resolve("stand-ins.log");
        var started = new StandInProcess(Processes.java(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandIns.class.getName(),
                        file.toString()),
                Map.of(),
                log));
        await().atMost(Processes.PATIENCE)
                .until(() -> Files.exists(log) && Files.readString(log).contains("ready "));
        try (var written = Files.newBufferedReader(file)) {
            started.settings.load(written);
        }
        return started;
    }

    /** For the command line of a portal. */
    List<String> arguments() {
        return settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.toList());
    }

    String setting(String name) {
        return settings.getProperty(name);
    }

    /** How often each message came to one of them, by its key. */
    Map<String, Integer> times(String name) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .treeToValue(
                        get(settings.getProperty("nurt.notice.stand-ins") + "/" + name + ".json")
                                .get("times"),
                        Times.class);
    }

    private static final class Times extends java.util.HashMap<String, Integer> {
        private static final long serialVersionUID = 1L;
    }

    private static JsonNode get(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        return JsonMapper.shared()
                .readTree(
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** A browser's subscription at the push service. */
    JsonNode subscribe() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(settings.getProperty("nurt.notice.push.stand-in") + "/subscriptions"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return JsonMapper.shared()
                .readTree(
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
