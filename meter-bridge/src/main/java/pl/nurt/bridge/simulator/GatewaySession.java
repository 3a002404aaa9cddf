package pl.nurt.bridge.simulator;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.TelegramRefused;

/** A transparent gateway in front of a bus: passes frames in both directions. */
final class GatewaySession implements LoopbackServer.Session {
    /** Meters forget a frame that stops in the middle. */
    private static final int GAP_MILLIS = 300;

    private final SimulatedBus bus;
    private final Line line;

    GatewaySession(SimulatedBus bus, Line line) {
        this.bus = bus;
        this.line = line;
    }

    @Override
    public void serve(Socket connection) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(connection.getInputStream(), Frame.MAX_LENGTH));
        while (true) {
            var request = readFrame(connection, in);
            if (request != null) {
                line.heard(connection, request);
                answer(connection, request);
            }
        }
    }

    private void answer(Socket connection, byte[] request) throws IOException {
        try {
            for (var reply : bus.answers(Frame.parse(request))) {
                line.answer(connection, reply);
            }
        } catch (TelegramRefused noFrame) {
            // Meters ignore what they do not understand.
        }
    }

    /** The next thing that has the shape of a frame; null when it broke off. */
    private static byte @Nullable [] readFrame(Socket connection, DataInputStream in) throws IOException {
        connection.setSoTimeout(0);
        var start = in.readUnsignedByte();
        connection.setSoTimeout(GAP_MILLIS);
        try {
            if (start == Frame.SHORT_START) {
                return read(in, new byte[] {(byte) start}, 5);
            }
            if (start == Frame.LONG_START) {
                var length = in.readByte();
                return read(in, new byte[] {(byte) start, length}, (length & 0xFF) + 6);
            }
        } catch (SocketTimeoutException brokenOff) {
            // The next byte starts a new frame.
        }
        return null;
    }

    private static byte[] read(DataInputStream in, byte[] head, int length) throws IOException {
        var frame = Arrays.copyOf(head, length);
        in.readFully(frame, head.length, length - head.length);
        return frame;
    }
}
