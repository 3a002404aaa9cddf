package pl.nurt.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.orders.BridgeCommands;

/** How soon a bridge that waits hears of an order, and how exactly its wait ends without one. */
public final class OrderBench {
    private static final int ORDERS = 50;
    private static final int WAITS = 5;

    private final BenchPortal portal;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI next;
    private final String key;

    private OrderBench(BenchPortal portal) {
        this.portal = portal;
        next = URI.create(
                "http://localhost:" + portal.context().getEnvironment().getRequiredProperty("local.server.port")
                        + "/api/bridge/commands/next");
        key = AsSystem.call(() -> portal.bean(Bridges.class).register("bench"));
    }

    public static void main(String[] args) throws Exception {
        try (var portal = BenchPortal.start()) {
            new OrderBench(portal).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        var technician = portal.signIn(Role.TECHNICIAN).viewer();
        var commands = portal.bean(BridgeCommands.class);
        var given = new ArrayList<Long>();
        var seconds = new double[ORDERS];
        for (var concentrator : concentrators()) {
            var waiting = ask(50, given);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            var start = System.nanoTime();
            var order = commands.readNow(concentrator, technician);
            var answer = waiting.join();
            seconds[given.size()] = (System.nanoTime() - start) / 1e9;
            given.add(order.id().value());
            if (!answer.body().contains("READ_NOW")) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
        Report.below(
                "order given in the office until the waiting bridge has it, slowest of " + ORDERS,
                Arrays.stream(seconds).max().orElseThrow(),
                1,
                "s");
        var longest = 0.0;
        for (var wait = 0; wait < WAITS; wait++) {
            var start = System.nanoTime();
            ask(1, given).join();
            longest = Math.max(longest, (System.nanoTime() - start) / 1e9);
        }
        Report.below("bridge's wait of a second without an order, longest of " + WAITS, longest, 2, "s");
    }

    private List<ConcentratorId> concentrators() throws Exception {
        var ids = new ArrayList<ConcentratorId>();
        try (var connection = DriverManager.getConnection(portal.url());
                var rows = connection.createStatement().executeQuery("""
                        insert into telemetry.concentrator (bridge_id, code, name, protocol)
                        select bridge_id, 'block-' || n, 'Blok', 'MBUS_TCP' from telemetry.bridge, generate_series(1, %d) n
                        returning concentrator_id
                        """.formatted(ORDERS))) {
            while (rows.next()) {
                ids.add(new ConcentratorId(rows.getLong(1)));
            }
        }
        return ids;
    }

    private CompletableFuture<HttpResponse<String>> ask(int seconds, List<Long> running) {
        var wish = "{\"waitSeconds\":%d,\"running\":[%s]}"
                .formatted(seconds, running.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return http.sendAsync(
                HttpRequest.newBuilder(next)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(wish))
                        .build(),
                BodyHandlers.ofString());
    }
}
