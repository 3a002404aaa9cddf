package pl.nurt.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** Bridges that send one full batch after the other over HTTP: each its own meters, hour by hour. */
final class Delivery {
    private static final int BODIES_A_TURN = 20;

    private final Park park;
    private final URI target;
    private final Instant first;
    private final int batch;
    private final long[] sent;
    private final List<HttpClient> clients;
    private long accepted;
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    Delivery(ApplicationContext portal, Park park, Instant first, int batch) {
        this.park = park;
        this.first = first;
        this.batch = batch;
        this.sent = new long[park.keys().size()];
        this.clients = park.keys().stream()
                .map(key -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build())
                .toList();
        var port = portal.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        target = URI.create("http://localhost:" + port + "/api/bridge/readings");
    }

    /** Readings that the last run brought in. */
    long accepted() {
        return accepted;
    }

    /** Readings sent so far. */
    long sent() {
        return Arrays.stream(sent).sum();
    }

    /**
     * Readings a second that were answered as accepted and are part of the daily use; the time it takes to make the bodies does
     * not count.
     */
    double run(Duration time) throws Exception {
        nanos.clear();
        var spent = 0L;
        accepted = 0;
        try (var bridges = Executors.newFixedThreadPool(clients.size())) {
            while (spent < time.toNanos()) {
                var work = new ArrayList<Callable<Void>>();
                for (var bridge = 0; bridge < clients.size(); bridge++) {
                    var number = bridge;
                    var bodies = Stream.generate(() -> body(number))
                            .limit(BODIES_A_TURN)
                            .toList();
                    work.add(() -> send(number, bodies));
                }
                var began = System.nanoTime();
                for (var done : bridges.invokeAll(work)) {
                    done.get();
                }
                spent += System.nanoTime() - began;
                accepted += (long) work.size() * BODIES_A_TURN * batch;
            }
        }
        var began = System.nanoTime();
        park.awaitDailyUse();
        spent += System.nanoTime() - began;
        return accepted * 1e9 / spent;
    }

    private Void send(int bridge, List<byte[]> bodies) throws Exception {
        for (var body : bodies) {
            var request = HttpRequest.newBuilder(target)
                    .header("Authorization", "Bearer " + park.keys().get(bridge))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            var began = System.nanoTime();
            var answer = clients.get(bridge).send(request, BodyHandlers.ofString());
            nanos.add(System.nanoTime() - began);
            if (answer.statusCode() != 200 || answer.body().contains("RE")) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
        return null;
    }

    private byte[] body(int bridge) {
        var share = park.meters().size() / park.keys().size();
        var text = new StringBuilder(batch * 320).append("{\"readings\":[");
        for (var i = 0; i < batch; i++) {
            var number = sent[bridge]++;
            var meter = (int) (bridge * share + number % share);
            var hours = number / share;
            var litres = Park.litres(meter, hours);
            text.append(i == 0 ? "{\"key\":\"" : ",{\"key\":\"")
                    .append(number)
                    .append("\",\"concentrator\":\"block\",\"meter\":\"")
                    .append(park.meters().get(meter))
                    .append("\",\"readAt\":\"")
                    .append(IntakeBench.second(first, hours))
                    .append("\",\"indexM3\":\"")
                    .append(litres / 1000)
                    .append('.')
                    .append(Long.toString(1000 + litres % 1000), 1, 4)
                    .append("\",\"raw\":\"")
                    .append(Park.TELEGRAM)
                    .append("\"}");
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    double latencyMillis(double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (sorted.size() * share)) / 1e6;
    }
}
