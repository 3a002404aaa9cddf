package pl.nurt.bridge.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A serial port of this machine. The native calls block the thread that makes them, a virtual one together with its carrier; so they are
 * made by two threads of the line's own, one that reads and one for everything else.
 */
final class SerialLine implements Line {
    private static final int CHUNK = 512;
    /** Chunks that wait to be read; the port's own buffer takes what comes beyond. */
    private static final int WAITING_CHUNKS = 64;
    /** How often the reading thread looks whether it shall stop. */
    private static final int READ_MILLIS = 100;
    /** A port takes a frame in far less; a device that was pulled out may never. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(2);

    private static final byte[] GONE = {};

    private final Endpoint.Serial endpoint;
    private final ExecutorService calls;
    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(WAITING_CHUNKS);
    private final InputBuffer input = new InputBuffer();
    private volatile @Nullable SerialPort port;
    private volatile boolean closed;

    SerialLine(Endpoint.Serial endpoint) {
        this.endpoint = endpoint;
        this.calls = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("serial " + endpoint).factory());
    }

    @Override
    public void open(Duration within) throws IOException {
        try {
            var opened = call(this::openPort, within);
            Thread.ofPlatform().daemon().name("serial input " + endpoint).start(() -> pump(opened));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private SerialPort openPort() throws IOException {
        SerialPort opening;
        try {
            opening = SerialPort.getCommPort(endpoint.device());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("there is no serial port " + endpoint.device());
        }
        var settings = endpoint.settings();
        opening.setComPortParameters(settings.baud(), settings.dataBits(), stopBits(settings), parity(settings));
        opening.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        opening.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        if (!opening.openPort()) {
            throw new IOException("the serial port " + endpoint.device()
                    + " cannot be opened: it is in use, or this user may not use it");
        }
        port = opening;
        if (closed) {
            opening.closePort();
            throw new IOException("the line is closed");
        }
        return opening;
    }

    private static int stopBits(SerialSettings settings) {
        return settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
    }

    private static int parity(SerialSettings settings) {
        return switch (settings.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
        };
    }

    private void pump(SerialPort opened) {
        var chunk = new byte[CHUNK];
        try {
            while (!closed) {
                var length = opened.readBytes(chunk, chunk.length);
                if (length < 0) {
                    break;
                }
                if (length > 0) {
                    while (!closed && !chunks.offer(Arrays.copyOf(chunk, length), READ_MILLIS, TimeUnit.MILLISECONDS)) {
                        // Nobody reads now.
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        chunks.clear();
        chunks.add(GONE);
    }

    @Override
    public int read(long deadline) throws IOException {
        if (input.isEmpty()) {
            var left = Math.max(0, deadline - System.nanoTime());
            try {
                var chunk = chunks.poll(left, TimeUnit.NANOSECONDS);
                if (chunk == null) {
                    throw new LineTimeout();
                }
                put(chunk);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the reading thread was stopped");
            }
        }
        return input.take();
    }

    private void put(byte[] chunk) throws IOException {
        if (chunk == GONE) {
            chunks.offer(GONE);
            throw new IOException(closed ? "the line is closed" : "the serial port is gone");
        }
        input.put(chunk, chunk.length);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        var written = call(() -> openPortOrFail().writeBytes(bytes, bytes.length), LONGEST_CALL);
        if (written != bytes.length) {
            throw new IOException("the serial port does not take bytes");
        }
    }

    @Override
    public byte[] dropInput() throws IOException {
        for (byte @Nullable [] chunk; (chunk = chunks.poll()) != null; ) {
            put(chunk);
        }
        return input.drop();
    }

    @Override
    public void setBaud(int baud) throws IOException {
        if (!call(() -> openPortOrFail().setBaudRate(baud), LONGEST_CALL)) {
            throw new IOException("the serial port cannot be set to " + baud + " baud");
        }
    }

    private SerialPort openPortOrFail() throws IOException {
        var current = port;
        if (current == null) {
            throw new IOException("the line is not open");
        }
        return current;
    }

    private <T> T call(Callable<T> nativeCall, Duration longest) throws IOException {
        try {
            return calls.submit(nativeCall).get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("the line is closed");
        } catch (TimeoutException e) {
            throw new IOException("the serial port " + endpoint.device() + " does not react in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the reading thread was stopped");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? failure
                    : new IOException(
                            "the serial port " + endpoint.device() + " failed: " + e.getCause(), e.getCause());
        }
    }

    /** Waits for the port to be free again, though never long: whoever reads the line next opens it at once. */
    @Override
    public void close() {
        closed = true;
        var current = port;
        if (current != null && !calls.isShutdown()) {
            try {
                call(current::closePort, LONGEST_CALL);
            } catch (IOException e) {
                // Closed already, or it hangs in the driver: its own thread frees it when it can.
            }
        }
        calls.shutdown();
        chunks.clear();
        chunks.offer(GONE);
    }
}
