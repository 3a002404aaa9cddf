package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.TelegramRefused;

/** The byte stream to a transparent gateway, cut into frames. Bytes may come split and joined at will, with echo and with noise. */
final class GatewayLine implements AutoCloseable {
    /** A line that never falls silent while being drained is broken. */
    private static final int DRAIN_LIMIT = 64 * Frame.MAX_LENGTH;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final LinkSettings settings;

    private GatewayLine(Socket socket, LinkSettings settings) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.settings = settings;
    }

    static GatewayLine open(InetSocketAddress endpoint, LinkSettings settings) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            var resolved = endpoint.isUnresolved()
                    ? new InetSocketAddress(endpoint.getHostString(), endpoint.getPort())
                    : endpoint;
            socket.connect(resolved, Math.toIntExact(settings.connect().toMillis()));
            return new GatewayLine(socket, settings);
        } catch (SocketTimeoutException e) {
            socket.close();
            // Not to be mistaken for a silent meter.
            throw new IOException("the gateway does not accept the connection in time");
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a frame; what still waits in the input belongs to nobody and is dropped first. */
    void send(byte[] frame) throws IOException {
        for (var dropped = 0L; in.available() > 0; ) {
            dropped += in.skip(in.available());
            if (dropped > DRAIN_LIMIT) {
                throw new IOException("the line does not fall silent");
            }
        }
        out.write(frame);
        out.flush();
    }

    /**
     * The next frame that is not an echo of {@code sent}.
     *
     * @throws SocketTimeoutException nothing, or only noise, came in time
     * @throws TelegramRefused a frame came and is broken
     */
    Frame receive(byte[] sent) throws IOException, TelegramRefused {
        var deadline = deadline(settings.response());
        while (true) {
            var frame = nextFrame(deadline);
            if (!Arrays.equals(frame, sent)) {
                return Frame.parse(frame);
            }
            deadline = deadline(settings.response());
        }
    }

    /** Bytes of one frame as its own head counts them, however wrong they are. */
    private byte[] nextFrame(long firstByteDeadline) throws IOException, TelegramRefused {
        var start = read(firstByteDeadline);
        while (start != Frame.ACK && start != Frame.SHORT_START && start != Frame.LONG_START) {
            start = read(firstByteDeadline);
        }
        if (start == Frame.ACK) {
            return new byte[] {(byte) start};
        }
        var buffer = new byte[Frame.MAX_LENGTH];
        buffer[0] = (byte) start;
        var frameDeadline = deadline(settings.frame());
        if (start == Frame.SHORT_START) {
            fill(buffer, 1, 5, frameDeadline);
            return Arrays.copyOf(buffer, 5);
        }
        fill(buffer, 1, 4, frameDeadline);
        var length = (buffer[1] & 0xFF) + 6;
        if (buffer[1] != buffer[2] || buffer[3] != Frame.LONG_START || length < 9) {
            return Arrays.copyOf(buffer, 4);
        }
        fill(buffer, 4, length, frameDeadline);
        return Arrays.copyOf(buffer, length);
    }

    private void fill(byte[] buffer, int from, int to, long frameDeadline) throws IOException, TelegramRefused {
        for (var i = from; i < to; i++) {
            try {
                buffer[i] = (byte) read(Math.min(frameDeadline, deadline(settings.gap())));
            } catch (SocketTimeoutException e) {
                throw new TelegramRefused(Reject.LENGTH, "the frame stopped after " + i + " bytes");
            }
        }
    }

    private int read(long deadline) throws IOException {
        var left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer");
        }
        socket.setSoTimeout(Math.toIntExact(left));
        var read = in.read();
        if (read < 0) {
            throw new IOException("the gateway closed the connection");
        }
        return read;
    }

    /** Reads and forgets until the line has been quiet for {@code quiet}. */
    void drain(Duration quiet) throws IOException {
        for (var dropped = 0; dropped < DRAIN_LIMIT; dropped++) {
            try {
                read(deadline(quiet));
            } catch (SocketTimeoutException fellSilent) {
                return;
            }
        }
        throw new IOException("the line does not fall silent");
    }

    private static long deadline(Duration fromNow) {
        return System.nanoTime() + fromNow.toNanos();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
