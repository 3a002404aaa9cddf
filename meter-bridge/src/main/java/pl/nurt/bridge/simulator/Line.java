package pl.nurt.bridge.simulator;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** What all connections of a concentrator have in common: its speed, and the faults of its line. */
final class Line {
    private static final byte[] NOISE = {0x00, (byte) 0xFF, 0x42, 0x13};

    /**
     * @param answerTime between a request and the first byte of its answer
     * @param lateness how late {@link Fault#LATE} is
     * @param slowness pause between two bytes of what is slow
     */
    record Pace(Duration answerTime, Duration lateness, Duration slowness) {}

    private final Pace pace;
    private volatile Set<LineFault> faults = Set.of();

    Line(Pace pace) {
        this.pace = pace;
    }

    void setFaults(Set<LineFault> newFaults) {
        faults = Set.copyOf(newFaults);
    }

    Set<LineFault> faults() {
        return faults;
    }

    /** Comes before {@link #answer}: what a request itself makes the line do. */
    void heard(Socket connection, byte[] request) throws IOException {
        if (faults.contains(LineFault.DROPPED)) {
            connection.close();
        } else if (faults.contains(LineFault.ECHO)) {
            send(connection, request, request.length, faults.contains(LineFault.SLOW));
        }
    }

    void answer(Socket connection, Reply reply) throws IOException {
        if (faults.contains(LineFault.SILENT)) {
            return;
        }
        if (pace.answerTime().isPositive()) {
            LockSupport.parkNanos(pace.answerTime().toNanos());
        }
        if (faults.contains(LineFault.NOISE)) {
            send(connection, NOISE, NOISE.length, false);
        }
        var bytes = faults.contains(LineFault.GARBAGE) ? garbage(reply.bytes().length) : reply.bytes();
        var fault = reply.fault();
        if (fault == null) {
            send(connection, bytes, bytes.length, faults.contains(LineFault.SLOW));
        } else {
            answer(connection, bytes, fault);
        }
    }

    private void answer(Socket connection, byte[] bytes, Fault fault) throws IOException {
        var slow = faults.contains(LineFault.SLOW);
        switch (fault) {
            case LATE -> Thread.ofVirtual().start(() -> sendLate(connection, bytes));
            case SLOW -> send(connection, bytes, bytes.length, true);
            case GARBAGE -> send(connection, garbage(bytes.length), bytes.length, slow);
            case TORN -> send(connection, bytes, bytes.length / 2, slow);
            case CLOSE_MID_FRAME -> {
                send(connection, bytes, bytes.length / 2, slow);
                connection.close();
            }
            case DROPPED -> connection.close();
            case SILENT -> {}
            case TARGET_FAILED, WRONG_IDENT, BAD_CHECKSUM, BUSY, INVALID, WRONG_ADDRESS, SHORT ->
                send(connection, bytes, bytes.length, slow);
        }
    }

    private static byte[] garbage(int length) {
        var bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    private void sendLate(Socket connection, byte[] bytes) {
        LockSupport.parkNanos(pace.lateness().toNanos());
        try {
            send(connection, bytes, bytes.length, false);
        } catch (IOException e) {
            // Too late for anybody to care.
        }
    }

    private void send(Socket connection, byte[] bytes, int length, boolean slow) throws IOException {
        var out = connection.getOutputStream();
        synchronized (connection) {
            if (!slow && !faults.contains(LineFault.SPLIT)) {
                out.write(bytes, 0, length);
                return;
            }
            for (var i = 0; i < length; i++) {
                if (slow && i > 0) {
                    LockSupport.parkNanos(pace.slowness().toNanos());
                }
                out.write(bytes[i]);
            }
        }
    }
}
