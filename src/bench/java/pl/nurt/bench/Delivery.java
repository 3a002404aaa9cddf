package pl.nurt.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.springframework.context.ApplicationContext;

/** Bridges that send one full batch after the other over HTTP: each its own meters, hour by hour. */
final class Delivery {
    private final Park park;
    private final URI target;
    private final Instant first;
    private final int batch;
    private final long[] sent;
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    Delivery(ApplicationContext portal, Park park, Instant first, int batch) {
        this.park = park;
        this.first = first;
        this.batch = batch;
        this.sent = new long[park.keys().size()];
        var port = portal.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        target = URI.create("http://localhost:" + port + "/api/bridge/readings");
    }

    /** Readings sent so far. */
    long sent() {
        return Arrays.stream(sent).sum();
    }

    /** Readings a second that were answered as accepted. */
    double run(Duration time) throws Exception {
        nanos.clear();
        var began = System.nanoTime();
        var end = began + time.toNanos();
        try (var bridges = Executors.newFixedThreadPool(park.keys().size())) {
            var work = new ArrayList<Callable<Long>>();
            for (var bridge = 0; bridge < park.keys().size(); bridge++) {
                var number = bridge;
                work.add(() -> send(number, end));
            }
            var accepted = 0L;
            for (var done : bridges.invokeAll(work)) {
                accepted += done.get();
            }
            return accepted * 1e9 / (System.nanoTime() - began);
        }
    }

    private long send(int bridge, long end) throws Exception {
        var accepted = 0L;
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < end) {
                var request = HttpRequest.newBuilder(target)
                        .header("Authorization", "Bearer " + park.keys().get(bridge))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body(bridge)))
                        .build();
                var began = System.nanoTime();
                var answer = client.send(request, BodyHandlers.ofString());
                nanos.add(System.nanoTime() - began);
                if (answer.statusCode() != 200 || answer.body().contains("RE")) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
                accepted += batch;
            }
        }
        return accepted;
    }

    private String body(int bridge) {
        var share = park.meters().size() / park.keys().size();
        var text = new StringBuilder(batch * 320).append("{\"readings\":[");
        for (var i = 0; i < batch; i++) {
            var number = sent[bridge]++;
            var meter = (int) (bridge * share + number % share);
            var hours = number / share;
            var litres = Park.litres(meter, hours);
            text.append(i == 0 ? "{\"key\":\"" : ",{\"key\":\"").append(number)
                    .append("\",\"concentrator\":\"block\",\"meter\":\"").append(park.meters().get(meter))
                    .append("\",\"readAt\":\"").append(IntakeBench.second(first, hours))
                    .append("\",\"indexM3\":\"").append(litres / 1000).append('.')
                    .append(Long.toString(1000 + litres % 1000), 1, 4)
                    .append("\",\"raw\":\"").append(Park.TELEGRAM).append("\"}");
        }
        return text.append("]}").toString();
    }

    double latencyMillis(double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) (sorted.size() * share)) / 1e6;
    }
}
