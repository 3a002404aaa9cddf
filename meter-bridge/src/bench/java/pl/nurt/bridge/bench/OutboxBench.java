package pl.nurt.bridge.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.sqlite.SQLiteConfig;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.Reading;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast the outbox stores readings for good, and how soon a week's backlog is at the portal.
 *
 * <p>Beside it stands what no outbox can do without: the same bytes appended to a bare file and forced to the disk as often, and the
 * same rows inserted into a bare SQLite table without any key. Rounds alternate, so that a busy neighbour slows all of them. The portal
 * of the backlog is one that only reads the keys and answers; it shares the machine.
 *
 * <p>Argument: rounds (3).
 */
public final class OutboxBench {
    private static final int BATCH = 500;
    private static final int BATCHES = 200;
    private static final int METERS = 1_700;
    private static final int HOURS_OF_A_WEEK = 168;
    private static final String TELEGRAM = "68".repeat(66);

    private final Path folder;

    private OutboxBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        var rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        var bench = new OutboxBench(Files.createTempDirectory("nurt-outbox"));
        var outbox = new double[rounds];
        var ofSqlite = new double[rounds];
        var ofFile = new double[rounds];
        // The first round is for the compiler only.
        for (var round = -1; round < rounds; round++) {
            var file = bench.bareFile();
            var sqlite = bench.bareSqlite();
            var stored = bench.outbox();
            System.out.printf("outbox %,.0f/s, bare SQLite %,.0f/s, bare file %,.0f/s%n", stored, sqlite, file);
            if (round >= 0) {
                outbox[round] = stored;
                ofSqlite[round] = stored / sqlite;
                ofFile[round] = stored / file;
            }
        }
        var backlog = bench.backlog();
        Report.atLeast("outbox, durable appends in batches of 500", Report.median(outbox), 20_000, "readings/s");
        Report.atLeast("outbox as part of bare SQLite inserts of the same rows", Report.median(ofSqlite), 0.33, "");
        Report.atLeast("outbox as part of a bare file, forced as often", Report.median(ofFile), 0.02, "");
        Report.below("a week's backlog of 1,700 hourly meters to the portal", backlog, 60, "s");
    }

    private static List<Reading> batch(int number) {
        var start = Instant.parse("2026-11-01T00:00:00Z").plus(number / 4, ChronoUnit.HOURS);
        var readings = new ArrayList<Reading>(BATCH);
        for (var n = 0; n < BATCH; n++) {
            var meter = number % 4 * BATCH + n;
            readings.add(reading(meter, start));
        }
        return readings;
    }

    private static Reading reading(int meter, Instant at) {
        return new Reading(
                "block-" + meter / 60,
                (10_000_000 + meter) + "-APA-0A-07",
                at,
                BigDecimal.valueOf(100_000L + meter, 3),
                Set.of(),
                null,
                TELEGRAM);
    }

    private double outbox() throws IOException {
        try (var outbox = Outbox.open(fresh("outbox.db"))) {
            return rate(n -> outbox.append(batch(n)));
        }
    }

    private double bareFile() throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(fresh("bare"), options)) {
            return rate(n -> {
                try {
                    channel.write(ByteBuffer.wrap(batch(n).toString().getBytes(StandardCharsets.UTF_8)));
                    channel.force(false);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private double bareSqlite() throws Exception {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + fresh("bare.db"), config.toProperties())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("create table reading (key, concentrator, meter, read_at, index_m3, raw)");
            }
            try (var insert = connection.prepareStatement("insert into reading values (?, ?, ?, ?, ?, ?)")) {
                return rate(n -> {
                    try {
                        for (var reading : batch(n)) {
                            insert.setString(1, reading.key());
                            insert.setString(2, reading.concentrator());
                            insert.setString(3, reading.meter());
                            insert.setLong(4, reading.readAt().getEpochSecond());
                            insert.setString(5, String.valueOf(reading.indexM3()));
                            insert.setString(6, reading.raw());
                            insert.addBatch();
                        }
                        insert.executeBatch();
                        connection.commit();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        }
    }

    private interface Batch {
        void store(int number);
    }

    private static double rate(Batch batch) {
        var started = System.nanoTime();
        for (var n = 0; n < BATCHES; n++) {
            batch.store(n);
        }
        return BATCHES * BATCH * 1e9 / (System.nanoTime() - started);
    }

    private Path fresh(String name) throws IOException {
        for (var suffix : List.of("", "-wal", "-shm", ".lock")) {
            Files.deleteIfExists(folder.resolve(name + suffix));
        }
        return folder.resolve(name);
    }

    /** Seconds until a bridge that starts with a week of readings has handed over all of them. */
    private double backlog() throws Exception {
        var file = fresh("backlog.db");
        try (var outbox = Outbox.open(file)) {
            var monday = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(7, ChronoUnit.DAYS);
            for (var hour = 0; hour < HOURS_OF_A_WEEK; hour++) {
                var readings = new ArrayList<Reading>(METERS);
                for (var meter = 0; meter < METERS; meter++) {
                    readings.add(reading(meter, monday.plus(hour, ChronoUnit.HOURS)));
                }
                outbox.append(readings);
            }
            System.out.printf(
                    "a week: %,d readings, %,d bytes%n",
                    outbox.queued(), outbox.health().bytes());
        }
        var taken = new AtomicLong();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/bridge/readings", exchange -> take(exchange, taken));
        server.createContext("/api/bridge/heartbeat", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        Files.writeString(folder.resolve("key"), "key");
        var config = BridgeConfig.parse(
                "bridge.yaml", """
                portal: { url: 'http://127.0.0.1:%d', apiKeyFile: key, configuration: true }
                outbox: { file: backlog.db }
                """.formatted(server.getAddress().getPort()), folder);
        var started = System.nanoTime();
        try (var bridge = BridgeRunner.start(config, Clock.systemUTC())) {
            while (bridge.queued() > 0) {
                Thread.sleep(Duration.ofMillis(20));
            }
            return (System.nanoTime() - started) / 1e9;
        } finally {
            server.stop(0);
            System.out.printf("taken: %,d%n", taken.get());
        }
    }

    private static void take(HttpExchange exchange, AtomicLong taken) throws IOException {
        var json = new JsonMapper();
        var answer = new ByteArrayOutputStream(50_000);
        try (exchange;
                var in = json.createParser(new GZIPInputStream(new BufferedInputStream(exchange.getRequestBody())));
                JsonGenerator out = json.createGenerator(answer)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("answers");
            for (var token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && "key".equals(in.currentName())) {
                    in.nextToken();
                    out.writeStartObject();
                    out.writeStringProperty("key", in.getString());
                    out.writeStringProperty("status", "ACCEPTED");
                    out.writeEndObject();
                    taken.incrementAndGet();
                }
            }
            out.writeEndArray();
            out.writeEndObject();
            out.flush();
            exchange.sendResponseHeaders(200, answer.size());
            exchange.getResponseBody().write(answer.toByteArray());
        }
    }
}
