package pl.nurt.bridge.modbus;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.line.Line;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.line.TracedLine;
import pl.nurt.bridge.modbus.ModbusFailure.Kind;

/**
 * Reads from the units behind one endpoint, one request at a time. Keeps one connection, opened when first needed. For one thread; only
 * {@link #close()} may come from another and ends a read that is under way.
 */
public final class ModbusMaster implements AutoCloseable {
    /** A line that is never quiet is given up after so many times the silence it should keep. */
    private static final int PATIENCE_WITH_NOISE = 5;

    private final Endpoint endpoint;
    private final Envelope envelope;
    private final MasterSettings settings;
    private final FrameTrace trace;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Line line;
    private long quietFrom;
    private boolean lateAnswerPossible;

    public ModbusMaster(Endpoint endpoint, Framing framing, MasterSettings settings) {
        this(endpoint, framing, settings, Leniency.NONE, FrameTrace.NONE);
    }

    /**
     * @param leniency what the gateway's answers may have otherwise
     * @param trace sees every message of every request
     */
    public ModbusMaster(
            Endpoint endpoint, Framing framing, MasterSettings settings, Leniency leniency, FrameTrace trace) {
        this.trace = trace;
        this.endpoint = endpoint;
        this.envelope = framing.envelope(leniency);
        this.settings = settings;
        this.quietFrom = System.nanoTime();
    }

    /**
     * Reads the data bytes of {@code span}.
     *
     * @throws ModbusFailure after the last try; after anything but a proper exception answer the connection is closed, because what is
     *     still under way on it could be taken for the next answer
     */
    byte[] read(Span span) throws ModbusFailure {
        var reused = line != null;
        @Nullable ModbusFailure told = null;
        for (var left = settings.tries(); ; left--) {
            try {
                return attempt(span);
            } catch (ModbusFailure failure) {
                var retry = switch (failure.kind()) {
                    case SILENT, BUSY, UNFIT -> left > 1;
                    // The device may have dropped an idle connection long ago; that says nothing about now.
                    case CONNECTION -> reused && !isClosed();
                    case NO_SUCH_REGISTERS, REFUSED -> false;
                };
                var most = failure.orEarlier(told);
                if (!retry) {
                    throw most;
                }
                if (failure.kind() == Kind.CONNECTION) {
                    reused = false;
                    left++;
                } else {
                    told = most;
                }
            }
        }
    }

    private byte[] attempt(Span span) throws ModbusFailure {
        var answered = false;
        try {
            var current = connect();
            keepGap();
            current.dropInput();
            current.write(envelope.wrap(span.unit(), Messages.request(span)));
            var pdu = answer(current, span.unit());
            answered = true;
            return Messages.data(span, pdu);
        } catch (ModbusFailure failure) {
            if (!answered || failure.kind() == Kind.UNFIT) {
                disconnect();
            }
            throw failure;
        } catch (IOException e) {
            disconnect();
            var reason = e.getMessage();
            throw new ModbusFailure(Kind.CONNECTION, reason == null ? "the connection is gone" : reason);
        } finally {
            quietFrom = System.nanoTime();
        }
    }

    private byte[] answer(Line current, int unit) throws IOException, ModbusFailure {
        var started = System.nanoTime() + settings.timeout().toNanos();
        try {
            return envelope.answer(
                    current::read, started, started + settings.frame().toNanos());
        } catch (LineTimeout e) {
            throw ModbusFailure.silence(unit);
        }
    }

    private Line connect() throws IOException, ModbusFailure {
        var current = line;
        if (current != null && !isClosed()) {
            return current;
        }
        var bare = Line.to(endpoint);
        var fresh = trace == FrameTrace.NONE ? bare : new TracedLine(bare, trace);
        line = fresh;
        if (isClosed()) {
            throw new ModbusFailure(Kind.CONNECTION, "the master is closed");
        }
        fresh.open(settings.connect());
        if (lateAnswerPossible) {
            awaitSilence(fresh);
            lateAnswerPossible = false;
        }
        return fresh;
    }

    private void awaitSilence(Line fresh) throws IOException {
        var drain = settings.drain();
        var end = System.nanoTime() + drain.multipliedBy(PATIENCE_WITH_NOISE).toNanos();
        try {
            while (System.nanoTime() < end) {
                fresh.read(System.nanoTime() + drain.toNanos());
            }
        } catch (LineTimeout quiet) {
            return;
        }
        throw new IOException("the line does not fall silent");
    }

    private void keepGap() throws ModbusFailure {
        var left = quietFrom + gap().toNanos() - System.nanoTime();
        try {
            if (left > 0 && closing.await(left, TimeUnit.NANOSECONDS)) {
                throw new ModbusFailure(Kind.CONNECTION, "the master is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModbusFailure(Kind.CONNECTION, "the reading thread was stopped");
        }
    }

    /** On a serial line a silence of three and a half characters ends a frame, but never less than 1.75 ms. */
    private Duration gap() {
        var baud = switch (endpoint) {
            case Endpoint.Serial serial -> serial.settings().baud();
            case Endpoint.Rfc2217 server -> server.settings().baud();
            case Endpoint.Tcp ignored -> Integer.MAX_VALUE;
        };
        var frameEnd = Duration.ofNanos(Math.max(1_750_000, 38_500_000_000L / baud));
        return endpoint instanceof Endpoint.Tcp || settings.minGap().compareTo(frameEnd) > 0
                ? settings.minGap()
                : frameEnd;
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    private void disconnect() {
        lateAnswerPossible = envelope.isForgetful();
        var current = line;
        line = null;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        var current = line;
        if (current != null) {
            current.close();
        }
    }
}
