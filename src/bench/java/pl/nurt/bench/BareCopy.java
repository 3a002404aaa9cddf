package pl.nurt.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.postgresql.PGConnection;

/** The same rows, by COPY alone: what the server could do if nobody looked at them. */
final class BareCopy {
    private static final String COPY =
            "copy metering.reading (meter_id, read_at, index_m3, source, received_at, concentrator_id, raw) from stdin";

    private final Park park;
    private final Instant first;
    private long made;

    BareCopy(Park park, Instant first) {
        this.park = park;
        this.first = first;
    }

    /** Rows a second that were committed, so many rows a commit; the time it takes to make their text does not count. */
    double run(int rowsPerCommit, int connections, long atLeast) throws Exception {
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var rows = 0L;
            var nanos = 0L;
            while (rows < atLeast) {
                var work = new ArrayList<Callable<Void>>();
                var perThread = Math.max(1, 40_000 / rowsPerCommit / connections);
                for (var thread = 0; thread < connections; thread++) {
                    var texts = new ArrayList<byte[]>();
                    for (var i = 0; i < perThread; i++) {
                        texts.add(text(rowsPerCommit));
                    }
                    var connection = park.connect();
                    work.add(() -> {
                        try (connection) {
                            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
                            for (var text : texts) {
                                var in = copy.copyIn(COPY);
                                in.writeToCopy(text, 0, text.length);
                                in.endCopy();
                            }
                            return null;
                        }
                    });
                }
                var began = System.nanoTime();
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
                nanos += System.nanoTime() - began;
                rows += (long) rowsPerCommit * perThread * connections;
            }
            return rows * 1e9 / nanos;
        }
    }

    private byte[] text(int rows) {
        var text = new StringBuilder(rows * 220);
        for (var i = 0; i < rows; i++) {
            var number = made++;
            var meter = (int) (number % park.ids().size());
            var hours = number / park.ids().size();
            var litres = Park.litres(meter, hours);
            text.append(park.ids().get(meter))
                    .append('\t')
                    .append(IntakeBench.second(first, hours))
                    .append('\t')
                    .append(litres / 1000)
                    .append('.')
                    .append(Long.toString(1000 + litres % 1000), 1, 4)
                    .append("\tBRIDGE\t")
                    .append(first)
                    .append("\t1\t\\\\x")
                    .append(Park.TELEGRAM)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
