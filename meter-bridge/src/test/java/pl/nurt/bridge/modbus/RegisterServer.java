package pl.nurt.bridge.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import pl.nurt.bridge.line.Endpoint;

/** A Modbus device on a real socket, with the registers a test gives it. Written from the standard, without j2mod and our own classes. */
public final class RegisterServer implements AutoCloseable {
    private static final int ILLEGAL_ADDRESS = 2;

    /** What a master asked for. */
    public record Request(int unit, int function, int address, int count) {}

    private record Place(int unit, int function, int address) {}

    private final ServerSocket listener;
    private final boolean rtu;
    private final Map<Place, Integer> values = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> exceptions = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<byte[]> spoiler = UnaryOperator.identity();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final Lock bus = new ReentrantLock();
    private volatile long pauseMillis;
    private volatile int[] pieces = {};
    private volatile long lateMillis;
    /** On a bus, an answer goes to whoever listens when it comes. */
    private volatile OutputStream newest = OutputStream.nullOutputStream();

    private RegisterServer(boolean rtu) {
        this.rtu = rtu;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static RegisterServer tcp() {
        return new RegisterServer(false);
    }

    public static RegisterServer rtu() {
        return new RegisterServer(true);
    }

    public Endpoint.Tcp endpoint() {
        return new Endpoint.Tcp("127.0.0.1", listener.getLocalPort());
    }

    /** Puts registers, four hex digits each, from {@code address} on. */
    public RegisterServer put(int unit, int function, int address, String hex) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        for (var i = 0; i < bytes.length; i += 2) {
            values.put(new Place(unit, function, address + i / 2), (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF);
        }
        return this;
    }

    /** Puts coils or discrete inputs, written 0 or 1, the one at {@code address} first. */
    public RegisterServer putBits(int unit, int function, int address, String bits) {
        for (var i = 0; i < bits.length(); i++) {
            values.put(new Place(unit, function, address + i), bits.charAt(i) - '0');
        }
        return this;
    }

    /** Answers everything to {@code unit} with an exception; 0 ends that. */
    public void refuse(int unit, int exception) {
        exceptions.put(unit, exception);
    }

    /** Changes every frame before it is sent; an empty one is not sent. */
    public void spoil(UnaryOperator<byte[]> newSpoiler) {
        spoiler = newSpoiler;
    }

    /** Sends every byte by itself, with a pause before it. */
    public void drip(long millis) {
        pauseMillis = millis;
    }

    /** Sends pieces of these lengths, and then the rest, with a pause before each but the first. */
    public void inPieces(long millis, int... lengths) {
        pauseMillis = millis;
        pieces = lengths.clone();
    }

    /** Sends every answer so much too late. */
    public void late(long millis) {
        lateMillis = millis;
    }

    /** Waits until anything was asked for. */
    public void awaitRequest() throws InterruptedException {
        if (!asked.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody asks");
        }
    }

    /** How often a master connected. */
    public int connections() {
        return connections.get();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void forgetRequests() {
        requests.clear();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var connection = listener.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket connection) {
        connections.incrementAndGet();
        try (connection) {
            connection.setTcpNoDelay(true);
            serve(connection.getInputStream(), connection.getOutputStream());
        } catch (IOException e) {
            // The master is gone.
        }
    }

    /** Serves any pair of streams, such as those of a serial line. */
    public void serve(InputStream input, OutputStream out) throws IOException {
        var in = new DataInputStream(input);
        newest = out;
        while (true) {
            var header = new byte[rtu ? 0 : 6];
            in.readFully(header);
            var body = new byte[6];
            in.readFully(body);
            if (rtu && in.readUnsignedShort() != Integer.reverseBytes(crc(body)) >>> 16) {
                continue;
            }
            var fields = ByteBuffer.wrap(body);
            var request = new Request(
                    fields.get() & 0xFF, fields.get() & 0xFF, fields.getShort() & 0xFFFF, fields.getShort() & 0xFFFF);
            requests.add(request);
            asked.countDown();
            // A bus serves one request after the other, whoever asked.
            if (rtu) {
                bus.lock();
            }
            try {
                send(out, spoiler.apply(frame(header, request.unit(), pdu(request))));
            } finally {
                if (rtu) {
                    bus.unlock();
                }
            }
        }
    }

    private byte[] pdu(Request request) {
        var exception = exceptions.getOrDefault(request.unit(), 0);
        var bytes = new byte[request.function() <= 2 ? (request.count() + 7) / 8 : 2 * request.count()];
        for (var i = 0; i < request.count(); i++) {
            var value = values.get(new Place(request.unit(), request.function(), request.address() + i));
            if (value == null) {
                exception = exception == 0 ? ILLEGAL_ADDRESS : exception;
            } else if (request.function() <= 2) {
                bytes[i / 8] |= (byte) (value << i % 8);
            } else {
                bytes[2 * i] = (byte) (value >> 8);
                bytes[2 * i + 1] = (byte) (int) value;
            }
        }
        if (exception != 0) {
            return new byte[] {(byte) (request.function() | 0x80), (byte) (int) exception};
        }
        return ByteBuffer.allocate(2 + bytes.length)
                .put((byte) request.function())
                .put((byte) bytes.length)
                .put(bytes)
                .array();
    }

    private byte[] frame(byte[] header, int unit, byte[] pdu) {
        if (!rtu) {
            return ByteBuffer.allocate(7 + pdu.length)
                    .put(header, 0, 4)
                    .putShort((short) (1 + pdu.length))
                    .put((byte) unit)
                    .put(pdu)
                    .array();
        }
        return withCrc(ByteBuffer.allocate(1 + pdu.length + 2)
                .put((byte) unit)
                .put(pdu)
                .array());
    }

    /** The frame with the CRC that fits its content. */
    static byte[] withCrc(byte[] frame) {
        var body = Arrays.copyOf(frame, frame.length - 2);
        var crc = crc(body);
        return ByteBuffer.allocate(frame.length)
                .put(body)
                .put((byte) crc)
                .put((byte) (crc >> 8))
                .array();
    }

    private void send(OutputStream asking, byte[] frame) throws IOException {
        try {
            Thread.sleep(lateMillis);
            var out = rtu ? newest : asking;
            if (pauseMillis == 0) {
                out.write(frame);
                out.flush();
                return;
            }
            if (pieces.length > 0) {
                sendPieces(out, frame);
                return;
            }
            for (var one : frame) {
                Thread.sleep(pauseMillis);
                out.write(one);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendPieces(OutputStream out, byte[] frame) throws IOException, InterruptedException {
        var from = 0;
        for (var length : pieces) {
            out.write(frame, from, length);
            out.flush();
            from += length;
            Thread.sleep(pauseMillis);
        }
        out.write(frame, from, frame.length - from);
        out.flush();
    }

    /** The CRC as the standard's appendix describes it, in its reflected form. */
    static int crc(byte[] bytes) {
        var register = 0xFFFF;
        for (var b : bytes) {
            register ^= b & 0xFF;
            for (var n = 0; n < 8; n++) {
                var carry = register & 1;
                register >>= 1;
                register ^= carry * 0xA001;
            }
        }
        return register;
    }

    /** A frame without its last bytes. */
    public static UnaryOperator<byte[]> cutting(int bytes) {
        return frame -> Arrays.copyOf(frame, Math.max(0, frame.length - bytes));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
