package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.line.Line;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.TelegramRefused;

/**
 * The requests of EN 13757-2 over one connection, and what they leave behind on the bus: the frame count bit of each address, and which
 * meter is selected. Connects when first asked. Exceptions: {@link LineTimeout} is silence, {@link TelegramRefused} a bad answer, every
 * other {@link IOException} a connection that is of no more use.
 */
final class BusLink implements AutoCloseable {
    private static final int CI_SELECT = 0x52;
    private static final int CI_DATA_SEND = 0x51;
    /** DIF and VIF of the record that sets a primary address. */
    private static final byte INTEGER_OF_8_BITS = 0x01;

    private static final byte BUS_ADDRESS = 0x7A;
    private static final byte[] ACK_OF_7_BITS = {Frame.ACK & 0x7F};

    private final Endpoint endpoint;
    private final Function<Endpoint, Line> lines;
    private final LinkSettings settings;
    private final FrameTrace trace;
    private volatile @Nullable FrameLine line;
    private volatile boolean closed;
    /** FCB of the next request of each link address; absent until the address was reset. */
    private final Map<Integer, Boolean> nextFcb = new HashMap<>();
    /** Whether a meter may still be selected, by us or by whoever used the line before. */
    private boolean maybeSelected = true;

    private long lastRequest;

    /** @param lines opens nothing yet: {@link Line#to} */
    BusLink(Endpoint endpoint, Function<Endpoint, Line> lines, LinkSettings settings, FrameTrace trace) {
        this.endpoint = endpoint;
        this.lines = lines;
        this.settings = settings;
        this.trace = trace;
        this.lastRequest = System.nanoTime() - settings.pause().toNanos();
    }

    void connect() throws IOException {
        if (line != null) {
            return;
        }
        nextFcb.clear();
        maybeSelected = true;
        var opening = new FrameLine(lines.apply(endpoint), settings, trace);
        line = opening;
        if (closed) {
            disconnect();
            throw new IOException("the master is closed");
        }
        try {
            opening.open();
        } catch (IOException e) {
            disconnect();
            throw e;
        }
    }

    LinkSettings settings() {
        return settings;
    }

    /** The speed of the line; of a gateway's bus nobody here knows it. */
    int baud() throws IOException {
        return switch (endpoint) {
            case Endpoint.Serial(var ignored, var port) -> port.baud();
            case Endpoint.Rfc2217 server -> server.settings().baud();
            case Endpoint.Tcp ignored -> throw new IOException("the speed of a transparent gateway cannot be changed");
        };
    }

    void setBaud(int baud) throws IOException {
        line().setBaud(baud);
    }

    boolean isConnected() {
        return line != null;
    }

    boolean isClosed() {
        return closed;
    }

    /** The line, for waiting and listening. */
    FrameLine line() throws IOException {
        var current = line;
        if (current == null) {
            throw new IOException("the connection is gone");
        }
        return current;
    }

    /** Whether the address was reset or selected, so that data can be asked for. */
    boolean isReady(int address) {
        return nextFcb.containsKey(address);
    }

    /** The next request to this address starts afresh. */
    void forget(int address) {
        nextFcb.remove(address);
    }

    void forgetAll() {
        nextFcb.clear();
    }

    /**
     * Resets the link layer of a meter, and says whether it confirmed.
     *
     * @param silenceIsFine some meters do not confirm a reset
     */
    boolean reset(int address, boolean silenceIsFine) throws IOException, TelegramRefused {
        var confirmed = true;
        try {
            expectAck(new Frame.Short(Frame.SND_NKE, address));
        } catch (LineTimeout e) {
            if (!silenceIsFine) {
                throw e;
            }
            confirmed = false;
        }
        nextFcb.put(address, true);
        return confirmed;
    }

    /** Goes on as after a reset that nobody has confirmed. */
    void assumeReset(int address) {
        nextFcb.put(address, true);
    }

    /** Selects by the eight bytes of a secondary address; whoever was selected before is deselected first. */
    void select(byte[] wanted) throws IOException, TelegramRefused {
        forget(MeterAddress.SELECTED);
        if (maybeSelected) {
            deselect();
        }
        maybeSelected = true;
        try {
            expectAck(new Frame.Long(Frame.SND_UD, MeterAddress.SELECTED, CI_SELECT, wanted));
        } catch (LineTimeout noSuchMeter) {
            maybeSelected = false;
            throw noSuchMeter;
        }
        nextFcb.put(MeterAddress.SELECTED, true);
    }

    /** Only a selected meter answers this, so silence is as good. */
    private void deselect() throws IOException {
        try {
            expectAck(new Frame.Short(Frame.SND_NKE, MeterAddress.SELECTED));
        } catch (LineTimeout nobodyWasSelected) {
            // Nothing to undo.
        } catch (TelegramRefused severalWereSelected) {
            line().drain(settings.gap());
        }
        maybeSelected = false;
    }

    /** Sends a command without data, which the meter must confirm. */
    void command(int address, int ci) throws IOException, TelegramRefused {
        expectAck(new Frame.Long(Frame.SND_UD, address, ci, new byte[0]));
    }

    /**
     * Tells the selected meter its new primary address, which it must confirm. The only thing that this bridge ever writes into a meter.
     */
    void writeAddress(int address) throws IOException, TelegramRefused {
        var content = new byte[] {INTEGER_OF_8_BITS, BUS_ADDRESS, (byte) address};
        expectAck(new Frame.Long(Frame.SND_UD, MeterAddress.SELECTED, CI_DATA_SEND, content));
    }

    private void expectAck(Frame request) throws IOException, TelegramRefused {
        try {
            if (!(exchange(request) instanceof Frame.Ack)) {
                throw new TelegramRefused(Reject.NOT_A_RESPONSE, "something else than E5 came");
            }
        } catch (TelegramRefused e) {
            if (hasLostTopBit()) {
                throw new TelegramRefused(
                        Reject.NOT_A_RESPONSE, "65 came instead of E5, as it does where 7 data bits are set, not 8");
            }
            throw e;
        }
    }

    /**
     * Whether the last acknowledgement has come without its top bit. The checksum of a telegram that has lost these bits is right every other
     * time, so nothing may be read over such a line.
     */
    boolean hasLostTopBit() throws IOException {
        return Arrays.equals(line().noise(), ACK_OF_7_BITS);
    }

    /** Asks for data with the current FCB, which is toggled only after a valid answer: otherwise a retry would skip a telegram. */
    Frame.Long requestData(int address) throws IOException, TelegramRefused {
        var fcb = Boolean.TRUE.equals(nextFcb.get(address));
        var request = new Frame.Short(Frame.REQ_UD2 | (fcb ? Frame.FCB : 0), address);
        if (!(exchange(request) instanceof Frame.Long answer) || !answer.isResponse()) {
            throw new TelegramRefused(Reject.NOT_A_RESPONSE, "the answer carries no data");
        }
        if (MeterAddress.namesOneMeter(address) && answer.address() != address) {
            throw new TelegramRefused(
                    Reject.NOT_A_RESPONSE, "address " + answer.address() + " answers instead of " + address);
        }
        nextFcb.put(address, !fcb);
        return answer;
    }

    private Frame exchange(Frame request) throws IOException, TelegramRefused {
        var wait = settings.pause().toNanos() - (System.nanoTime() - lastRequest);
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
        var current = line();
        var bytes = request.encode();
        current.send(bytes);
        try {
            return current.receive(bytes);
        } finally {
            lastRequest = System.nanoTime();
        }
    }

    /** How much the bytes say that came last and are no sound frame. */
    Tries.Weight weight() {
        var current = line;
        if (current == null || current.noise().length > 0) {
            return current != null && current.hasStopped() ? Tries.Weight.UNCLEAR : Tries.Weight.SILENCE;
        }
        return current.hasStopped() ? Tries.Weight.STOPPED : Tries.Weight.BROKEN;
    }

    /** As {@link FrameReader#hasBegun}; not where there is no connection. */
    boolean hasBegun() {
        var current = line;
        return current != null && current.hasBegun();
    }

    void disconnect() {
        var current = line;
        line = null;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }
}
