package pl.nurt.bridge.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.TelegramRefused;

/** A transparent gateway in front of a bus: passes frames, with the faults of its line. */
final class GatewaySession implements LoopbackServer.Session {
    private static final byte[] NOISE = {0x00, (byte) 0xFF, 0x42, 0x13};

    private final SimulatedBus bus;
    private final Duration lateness;
    private volatile Set<LineFault> faults = EnumSet.noneOf(LineFault.class);

    GatewaySession(SimulatedBus bus, Duration lateness) {
        this.bus = bus;
        this.lateness = lateness;
    }

    void setFaults(Set<LineFault> newFaults) {
        faults = Set.copyOf(newFaults);
    }

    @Override
    public void serve(Socket connection) throws IOException {
        var in = new DataInputStream(connection.getInputStream());
        while (true) {
            var request = readFrame(in);
            if (faults.contains(LineFault.ECHO)) {
                send(connection, request);
            }
            try {
                for (var answer : bus.answers(Frame.parse(request))) {
                    pass(connection, answer);
                }
            } catch (TelegramRefused noFrame) {
                // Meters ignore what they do not understand.
            }
        }
    }

    private void pass(Socket connection, SimulatedBus.Answer answer) throws IOException {
        if (answer.closesMidFrame()) {
            connection.getOutputStream().write(answer.bytes(), 0, answer.bytes().length / 2);
            connection.close();
        } else if (answer.late()) {
            Thread.ofVirtual().start(() -> sendLate(connection, answer.bytes()));
        } else {
            if (faults.contains(LineFault.NOISE)) {
                send(connection, NOISE);
            }
            send(connection, answer.bytes());
        }
    }

    private void sendLate(Socket connection, byte[] bytes) {
        LockSupport.parkNanos(lateness.toNanos());
        try {
            send(connection, bytes);
        } catch (IOException e) {
            // Too late for anybody to care.
        }
    }

    private void send(Socket connection, byte[] bytes) throws IOException {
        OutputStream out = connection.getOutputStream();
        synchronized (connection) {
            if (faults.contains(LineFault.SPLIT)) {
                for (var b : bytes) {
                    out.write(b);
                    out.flush();
                }
            } else {
                out.write(bytes);
                out.flush();
            }
        }
    }

    private static byte[] readFrame(DataInputStream in) throws IOException {
        while (true) {
            var start = in.readUnsignedByte();
            if (start == Frame.SHORT_START) {
                return read(in, new byte[] {(byte) start}, 5);
            }
            if (start == Frame.LONG_START) {
                var length = in.readByte();
                return read(in, new byte[] {(byte) start, length}, (length & 0xFF) + 6);
            }
        }
    }

    private static byte[] read(DataInputStream in, byte[] head, int length) throws IOException {
        var frame = Arrays.copyOf(head, length);
        in.readFully(frame, head.length, length - head.length);
        return frame;
    }
}
