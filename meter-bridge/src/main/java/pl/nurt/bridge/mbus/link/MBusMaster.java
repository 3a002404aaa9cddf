package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.TelegramRefused;

/**
 * Reads the meters of one bus. Keeps one connection, opened when first needed and dropped when it breaks. For one thread; only
 * {@link #close()} may come from another and ends a read that is under way.
 */
public final class MBusMaster implements AutoCloseable {
    private static final int CI_SELECT = 0x52;

    private final InetSocketAddress endpoint;
    private final LinkSettings settings;
    private volatile @Nullable GatewayLine line;
    private volatile boolean closed;
    /** FCB of the next request of each link address; absent until the address was reset. */
    private final Map<Integer, Boolean> nextFcb = new HashMap<>();
    /** Whether a meter may still be selected, by us or by whoever used the gateway before. */
    private boolean maybeSelected = true;

    private long lastRequest;

    public MBusMaster(InetSocketAddress endpoint, LinkSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.lastRequest = System.nanoTime() - settings.pause().toNanos();
    }

    /**
     * Reads a meter with all its telegrams. A repeat asks the meter afresh.
     *
     * @throws LinkFailure after the last try; the bus is quiet again or the connection is closed
     */
    public Readout read(MeterAddress meter) throws LinkFailure {
        var address = meter.link();
        var chain = new Chain();
        if (meter instanceof MeterAddress.Secondary) {
            forget(address);
        }
        var reused = line != null;
        for (var left = settings.tries(); ; left--) {
            LinkFailure failure;
            try {
                connect();
                return readChain(meter, chain, left == 1);
            } catch (SocketTimeoutException e) {
                failure = new LinkFailure(LinkFailure.Kind.SILENT, "the meter does not answer");
            } catch (TelegramRefused e) {
                failure = new LinkFailure(LinkFailure.Kind.BAD_ANSWER, e.reject() + ": " + e.detail());
            } catch (IOException e) {
                var lost = lost(e);
                if (reused && !closed) {
                    // The gateway may have dropped an idle connection long ago; that says nothing about now.
                    reused = false;
                    left++;
                    continue;
                }
                throw lost;
            }
            if (left <= 1) {
                forget(address);
                drain(settings.drain());
                throw failure;
            }
            // A late answer to this meter's own retry does no harm, so a short silence is enough here.
            drain(settings.gap());
        }
    }

    /** Goes on with {@code chain}; after a broken frame the same FCB makes the meter repeat what got lost. */
    private Readout readChain(MeterAddress meter, Chain chain, boolean lastTry) throws IOException, TelegramRefused {
        var address = meter.link();
        if (!nextFcb.containsKey(address)) {
            chain.clear();
            switch (meter) {
                case MeterAddress.Primary(var primary) -> reset(primary, lastTry);
                case MeterAddress.Secondary(var wanted) -> select(wanted);
            }
        }
        do {
            var frame = requestData(address);
            try {
                chain.add(frame);
            } catch (TelegramRefused e) {
                // The link layer was satisfied and has moved on: only a fresh start gets at this telegram again.
                forget(address);
                throw e;
            }
        } while (chain.wantsMore());
        if (chain.isCutShort()) {
            forget(address);
        }
        return chain.readout();
    }

    /** Some meters do not confirm a reset, so on the last attempt silence is taken for a yes. */
    private void reset(int address, boolean silenceIsFine) throws IOException, TelegramRefused {
        try {
            expectAck(new Frame.Short(Frame.SND_NKE, address).encode());
        } catch (SocketTimeoutException e) {
            if (!silenceIsFine) {
                throw e;
            }
        }
        nextFcb.put(address, true);
    }

    private void select(MeterId wanted) throws IOException, TelegramRefused {
        if (maybeSelected) {
            deselect();
        }
        maybeSelected = true;
        try {
            expectAck(new Frame.Long(Frame.SND_UD, MeterAddress.SELECTED, CI_SELECT, wanted.selection()).encode());
        } catch (SocketTimeoutException noSuchMeter) {
            maybeSelected = false;
            throw noSuchMeter;
        }
        nextFcb.put(MeterAddress.SELECTED, true);
    }

    /** Only a selected meter answers this, so silence is as good. */
    private void deselect() throws IOException {
        try {
            expectAck(new Frame.Short(Frame.SND_NKE, MeterAddress.SELECTED).encode());
        } catch (SocketTimeoutException nobodyWasSelected) {
            // Nothing to undo.
        } catch (TelegramRefused severalWereSelected) {
            requireLine().drain(settings.gap());
        }
        maybeSelected = false;
    }

    private void expectAck(byte[] request) throws IOException, TelegramRefused {
        if (!(exchange(request) instanceof Frame.Ack)) {
            throw new TelegramRefused(Reject.NOT_A_RESPONSE, "something else than E5 came");
        }
    }

    /** Asks for data with the current FCB, which is toggled only after a valid answer: otherwise a retry would skip a telegram. */
    private Frame.Long requestData(int address) throws IOException, TelegramRefused {
        var fcb = Boolean.TRUE.equals(nextFcb.get(address));
        var request = new Frame.Short(Frame.REQ_UD2 | (fcb ? Frame.FCB : 0), address).encode();
        if (!(exchange(request) instanceof Frame.Long answer) || !answer.isResponse()) {
            throw new TelegramRefused(Reject.NOT_A_RESPONSE, "the answer carries no data");
        }
        if (address != MeterAddress.SELECTED && answer.address() != address) {
            throw new TelegramRefused(Reject.NOT_A_RESPONSE, "address " + answer.address() + " answers");
        }
        nextFcb.put(address, !fcb);
        return answer;
    }

    private Frame exchange(byte[] request) throws IOException, TelegramRefused {
        var wait = settings.pause().toNanos() - (System.nanoTime() - lastRequest);
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
        var current = requireLine();
        current.send(request);
        try {
            return current.receive(request);
        } finally {
            lastRequest = System.nanoTime();
        }
    }

    private void connect() throws IOException {
        if (closed) {
            throw new IOException("the master is closed");
        }
        if (line == null) {
            nextFcb.clear();
            maybeSelected = true;
            var opened = GatewayLine.open(endpoint, settings);
            line = opened;
            if (closed) {
                opened.close();
            }
        }
    }

    private GatewayLine requireLine() throws IOException {
        var current = line;
        if (current == null) {
            throw new IOException("the connection is gone");
        }
        return current;
    }

    private void forget(int address) {
        nextFcb.remove(address);
    }

    private void drain(Duration quiet) throws LinkFailure {
        try {
            requireLine().drain(quiet);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private LinkFailure lost(IOException e) {
        disconnect();
        var reason = e instanceof UnknownHostException ? "unknown host" : e.getMessage();
        return new LinkFailure(
                LinkFailure.Kind.CONNECTION, reason == null ? e.getClass().getSimpleName() : reason);
    }

    private void disconnect() {
        var current = line;
        line = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // A connection that cannot even be closed is gone all the same.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
    }
}
