package pl.nurt.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Stands between bridge and portal: passes everything on, and keeps an answer to itself when told to. */
final class WithholdingProxy implements AutoCloseable {
    private static final Set<String> PASSED_ON = Set.of("authorization", "content-type", "content-encoding");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI portal;
    private final HttpServer server;
    private final AtomicReference<CountDownLatch> armed = new AtomicReference<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    WithholdingProxy(URI portal) {
        this.portal = portal;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        server.createContext("/", this::passOn);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next readings reach the portal, its answer reaches nobody; the latch opens when the portal has answered. */
    CountDownLatch withholdNextAnswer() {
        var answered = new CountDownLatch(1);
        armed.set(answered);
        return answered;
    }

    /** How many readings the portal answered with the status, heard or not. */
    long answered(String status) {
        var item = Pattern.compile("\"" + status + "\"");
        return answers.stream()
                .mapToLong(answer -> item.matcher(answer).results().count())
                .sum();
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            var withheld = exchange.getRequestURI().getPath().endsWith("/readings") ? armed.getAndSet(null) : null;
            var answer = http.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
            answers.add(new String(answer.body(), StandardCharsets.UTF_8));
            if (withheld != null) {
                withheld.countDown();
                // Longer than the bridge lives.
                Thread.sleep(60_000);
            }
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(portal.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, values.getFirst());
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
