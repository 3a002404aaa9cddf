package pl.nurt.bridge.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Modbus TCP slaves that answer every request after the same time, and take note of when the next one comes. */
final class Slaves implements AutoCloseable {
    private static final int REQUEST = 12;
    private static final int MOST_CYCLES = 4_000_000;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ServerSocket listener;
    private final Duration answerTime;
    private final LongAdder requests = new LongAdder();
    private final ConcurrentLinkedQueue<Long> cycles = new ConcurrentLinkedQueue<>();
    private volatile boolean measuring;

    Slaves(Duration answerTime) throws IOException {
        this.answerTime = answerTime;
        this.listener = new ServerSocket(0, 5_000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new DataInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            var request = new byte[REQUEST];
            var last = 0L;
            while (true) {
                in.readFully(request);
                var now = System.nanoTime();
                if (measuring) {
                    requests.increment();
                    if (last != 0) {
                        cycles.add(now - last);
                    }
                }
                last = now;
                Thread.sleep(answerTime);
                out.write(answer(request));
            }
        } catch (IOException e) {
            // The other side has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] answer(byte[] request) {
        var bytes = 2 * request[REQUEST - 1];
        return ByteBuffer.allocate(9 + bytes)
                .put(request, 0, 4)
                .putShort((short) (3 + bytes))
                .put(request, 6, 2)
                .put((byte) bytes)
                .array();
    }

    /**
     * @param nanos times from request to request on a connection, in order
     * @param cpuMicros CPU time of this process for each request, these slaves' part included
     */
    record Measured(double perSecond, long[] nanos, double cpuMicros) {
        double percentile(double part) {
            return nanos.length == 0 ? Double.NaN : nanos[(int) (part * (nanos.length - 1))];
        }
    }

    /** Counts for so long. */
    Measured measure(Duration time) throws InterruptedException {
        requests.reset();
        cycles.clear();
        var started = System.nanoTime();
        var cpuBefore = system.getProcessCpuTime();
        measuring = true;
        Thread.sleep(time);
        measuring = false;
        var seconds = (System.nanoTime() - started) / 1e9;
        var cpuMicros = (system.getProcessCpuTime() - cpuBefore) / 1e3 / requests.sum();
        var nanos =
                cycles.stream().limit(MOST_CYCLES).mapToLong(Long::longValue).toArray();
        Arrays.sort(nanos);
        return new Measured(requests.sum() / seconds, nanos, cpuMicros);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
