package pl.nurt.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A bridge in its essence: sends batch after batch, each one again until it is acknowledged. */
final class Deliveries {
    private static final String KEY = "a key of the crash tests";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Instant first;
    private final int meters;
    private final int batches;

    /** Registers a bridge and meters; one batch is one reading of each meter, a minute after the batch before. */
    Deliveries(Database database, int meters, int batches) throws Exception {
        this.meters = meters;
        this.batches = batches;
        this.first = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(batches));
        RegisteredMeters.register(
                database,
                "crash",
                KEY,
                IntStream.range(0, meters).mapToObj(Deliveries::serial).toList());
    }

    int acknowledgedBatches() {
        return acknowledged.get();
    }

    long acknowledgedReadings() {
        return (long) acknowledged.get() * meters;
    }

    long readings() {
        return (long) batches * meters;
    }

    /** Sends everything from where it stands; ends when all is acknowledged. */
    CompletableFuture<Void> to(URI portal) {
        var target = portal.resolve("/api/bridge/readings");
        return CompletableFuture.runAsync(() -> {
            while (acknowledged.get() < batches) {
                if (send(target, acknowledged.get())) {
                    acknowledged.incrementAndGet();
                }
            }
        });
    }

    private boolean send(URI target, int batch) {
        var request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(batch)))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.body().contains("REFUSED")) {
                throw new IllegalStateException("refused: " + answer.body());
            }
            return answer.statusCode() == 200;
        } catch (IOException down) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String body(int batch) {
        var readAt = first.plus(Duration.ofMinutes(batch));
        return IntStream.range(0, meters)
                .mapToObj(meter -> """
                        {"key":"%d-%d","concentrator":"none","meter":"%s","readAt":"%s","indexM3":"%d.%03d","raw":"68aa16"}""".formatted(batch, meter, serial(meter), readAt, batch / 1000, batch % 1000))
                .collect(Collectors.joining(",", "{\"readings\":[", "]}"));
    }

    private static String serial(int number) {
        return "9%07d".formatted(number);
    }
}
