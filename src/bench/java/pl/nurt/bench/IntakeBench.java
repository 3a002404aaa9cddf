package pl.nurt.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import pl.nurt.NurtApplication;

/**
 * How fast readings come in over HTTP, beside a bare COPY of such rows into the same table of the same server.
 *
 * <p>PostgreSQL is durable as in {@code ./nurt run}. Eight bridges with 425 meters each send batches of 500, one after the other,
 * with raw telegrams of 66 bytes; every check is on, and the time ends when the daily use is rebuilt as well. The client shares the
 * machine. Both get their text ready made; COPY writes as many rows with other instants of the same months, (a) 50,000 in one
 * stream and transaction, (b) 500 a commit, by eight connections. Rounds alternate, so that a busy neighbour slows both, and each
 * measurement begins after a checkpoint, so that none writes the pages of another.
 *
 * <p>Arguments: seconds per measurement (10), rounds (3).
 */
public final class IntakeBench {
    private static final int BRIDGES = 8;
    private static final int METERS = 3400;
    private static final int BATCH = 500;
    private static final int STREAM = 50_000;
    private static final int WARM = 3_000_000;

    private IntakeBench() {}

    public static void main(String[] args) throws Exception {
        var time = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 10);
        var rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        var folder = Files.createTempDirectory("nurt-bench");
        try (var server = durablePostgres(folder);
                var portal = portal(server)) {
            var clock = portal.getBean(Clock.class);
            var now = clock.instant().truncatedTo(ChronoUnit.HOURS);
            var park = Park.of(portal, server.getJdbcUrl("postgres", "postgres"), BRIDGES, METERS);
            // Every delivery and every copy has instants of its own, within the last 34 months.
            var delivery = new Delivery(portal, park, now.minus(Duration.ofDays(1000)), BATCH);
            var copy = new BareCopy(park, now.minus(Duration.ofDays(1000)).plusSeconds(1800));
            // By work and not by time: the compiler needs calls, and on a busy machine they take longer to come.
            print("warming up");
            for (var turn = 0; turn < 6 && delivery.sent() < WARM; turn++) {
                delivery.run(Duration.ofSeconds(30));
            }
            copy.run(STREAM, 1, 10 * STREAM);
            var results = new ArrayList<Result>();
            for (var round = 1; round <= rounds; round++) {
                park.checkpoint();
                var before = CpuTime.now(folder);
                var intake = delivery.run(time);
                var cpu = CpuTime.now(folder).since(before);
                print("CPU a reading: portal and client %.1f µs, PostgreSQL %.1f µs"
                        .formatted(
                                cpu.java().toNanos() / 1e3 / delivery.accepted(),
                                cpu.postgres().toNanos() / 1e3 / delivery.accepted()));
                park.checkpoint();
                var stream = copy.run(STREAM, 1, delivery.accepted());
                park.checkpoint();
                var result = new Result(intake, stream, copy.run(BATCH, BRIDGES, delivery.accepted()));
                results.add(result);
                print(
                        "round %d: intake %,.0f/s | COPY stream %,.0f/s (ratio %.2f) | COPY of 500, 8 connections %,.0f/s (ratio %.2f)"
                                .formatted(
                                        round,
                                        result.intake,
                                        result.stream,
                                        result.ofStream(),
                                        result.batches,
                                        result.ofBatches()));
            }
            summary(results, delivery);
        }
    }

    private record Result(double intake, double stream, double batches) {
        double ofStream() {
            return intake / stream;
        }

        double ofBatches() {
            return intake / batches;
        }
    }

    private static void summary(List<Result> results, Delivery delivery) {
        Report.atLeast(
                "intake over HTTP in batches of 500, checks on",
                median(results.stream().mapToDouble(Result::intake).toArray()),
                10_000,
                "readings/s");
        Report.atLeast(
                "intake as part of COPY of the same rows, 500 a commit, 8 connections",
                median(results.stream().mapToDouble(Result::ofBatches).toArray()),
                1 / 3.0,
                "");
        Report.atLeast(
                "intake as part of COPY of the same rows, 50,000 in one stream",
                median(results.stream().mapToDouble(Result::ofStream).toArray()),
                1 / 3.0,
                "");
        print(
                "median: intake %,.0f readings/s; of COPY in one stream %.2f; of COPY by 500 %.2f; batch p50 %.1f ms, p95 %.1f ms"
                        .formatted(
                                median(results.stream()
                                        .mapToDouble(Result::intake)
                                        .toArray()),
                                median(results.stream()
                                        .mapToDouble(Result::ofStream)
                                        .toArray()),
                                median(results.stream()
                                        .mapToDouble(Result::ofBatches)
                                        .toArray()),
                                delivery.latencyMillis(0.5),
                                delivery.latencyMillis(0.95)));
    }

    static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static EmbeddedPostgres durablePostgres(Path folder) throws Exception {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_completion_target", "0.9")
                .start();
    }

    private static ConfigurableApplicationContext portal(EmbeddedPostgres server) {
        return new SpringApplicationBuilder(NurtApplication.class)
                .run(
                        "--server.port=0",
                        "--vaadin.productionMode=true",
                        // The readings are of nearly three years.
                        "--nurt.metering.latest-delivery=1100d",
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--logging.level.root=warn");
    }

    private static void print(String line) {
        System.out.println(line);
    }

    /** A reading an hour. */
    static Instant second(Instant first, long hours) {
        return first.plusSeconds(hours * 3600);
    }
}
