package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.line.Line;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.TelegramRefused;
import pl.nurt.bridge.mbus.link.LinkFailure.Kind;

/**
 * Reads the meters of one bus, and finds them. Keeps one connection, opened when first needed and dropped when it breaks. For one thread;
 * only {@link #close()} may come from another and ends a read or a search that is under way.
 */
public final class MBusMaster implements AutoCloseable {
    /** So many reads without a single byte, one after the other, and the connection itself is in doubt. */
    private static final int SILENT_READS = 2;

    private final LinkSettings settings;
    private final BusLink bus;
    private final LineNoise noise;
    private int silentReads;
    /** The meters that answer to the other top bit in their maker's code only. */
    private final Set<MeterAddress> turned = new HashSet<>();

    public MBusMaster(Endpoint endpoint, LinkSettings settings) {
        this(endpoint, settings, FrameTrace.NONE);
    }

    /** @param trace sees every frame of every request */
    public MBusMaster(Endpoint endpoint, LinkSettings settings, FrameTrace trace) {
        this(endpoint, Line::to, settings, trace);
    }

    /** @param lines how the endpoint is reached */
    MBusMaster(Endpoint endpoint, Function<Endpoint, Line> lines, LinkSettings settings, FrameTrace trace) {
        this.settings = settings;
        this.bus = new BusLink(endpoint, lines, settings, trace);
        this.noise = new LineNoise(bus, settings);
    }

    /** As {@link #read(MeterAddress, ReadOptions)}, for a meter that needs nothing beyond. */
    public Readout read(MeterAddress meter) throws LinkFailure {
        return read(meter, ReadOptions.NONE);
    }

    /**
     * Reads a meter with all its telegrams. A repeat asks the meter afresh. What a meter has said before the rest of its answer failed is
     * returned as a readout of which a part is {@link Readout#missing() missing}.
     *
     * @throws LinkFailure after the last try; the bus is quiet again or the connection is closed
     */
    public Readout read(MeterAddress meter, ReadOptions options) throws LinkFailure {
        var reader = new ChainReader(bus, meter, options, turned.contains(meter));
        try {
            var readout = read(meter, reader);
            if (reader.isTurned()) {
                turned.add(meter);
            } else {
                turned.remove(meter);
            }
            return readout;
        } catch (LinkFailure failure) {
            return reader.inHand(String.valueOf(failure.getMessage()))
                    .orElseThrow(() -> reader.isBusy() && failure.kind() != Kind.CONNECTION ? busy() : failure);
        }
    }

    /**
     * {@code first}, or what the meter says after a reset of its application where that is a whole answer without a register: perhaps
     * somebody has made it send other data, and it sends its own again.
     */
    public Readout withRegister(Readout first, MeterAddress meter, ReadOptions options) {
        if (first.hasRegister() || first.missing() != null || options.resetBefore()) {
            return first;
        }
        try {
            var second = read(meter, options.withReset());
            return second.hasRegister()
                            && Chain.isSame(first.main().meter(), second.main().meter())
                    ? second
                    : first;
        } catch (LinkFailure e) {
            return first;
        }
    }

    private Readout read(MeterAddress meter, ChainReader reader) throws LinkFailure {
        var reused = bus.isConnected();
        var tries = new Tries();
        for (var left = settings.tries(); ; left--) {
            LinkFailure failure;
            Tries.Weight weight;
            try {
                bus.connect();
                var readout = reader.read(left == 1);
                silentReads = 0;
                return readout;
            } catch (LineTimeout e) {
                failure = new LinkFailure(Kind.SILENT, silence(meter, reader));
                weight = reader.isConfirmed() ? Tries.Weight.CONFIRMED : Tries.Weight.SILENCE;
            } catch (TelegramRefused e) {
                var hears = left <= 1 ? listen(tries) : LineNoise.Source.SOMEBODY;
                failure = switch (hears) {
                    case SOMEBODY -> failure(e);
                    case LINE -> new LinkFailure(Kind.SILENT, silence(meter, reader) + "; " + LineNoise.WORDS);
                    case LINE_AT_FAULT -> new LinkFailure(Kind.BAD_ANSWER, LineNoise.ONLY + "; " + LineNoise.WORDS);
                };
                weight = hears == LineNoise.Source.SOMEBODY ? weight(e) : Tries.Weight.LINE;
            } catch (MeterBusy e) {
                failure = busy();
                weight = Tries.Weight.SAID;
            } catch (IOException e) {
                noteRest(tries);
                bus.disconnect();
                if (reused && !bus.isClosed()) {
                    // The gateway may have dropped an idle connection long ago; that says nothing about now.
                    reused = false;
                    left++;
                    continue;
                }
                throw tries.toldRatherThan(e);
            }
            noteRest(tries);
            tries.add(failure, weight, reader.taken());
            if (left <= 1 && failure.kind() == Kind.SILENT && reader.isUnselected() && reader.turnTopBit()) {
                // The letters may stand for another code, which gets one try beyond the others.
                left++;
            } else if (left <= 1) {
                bus.forget(meter.link());
                var told = tries.toldRatherThan(failure);
                settle(tries, told.kind() == Kind.SILENT && !reader.hasBegun());
                throw told;
            }
            prepareRetry(reader, failure, tries);
        }
    }

    /** Where what came last comes from, which may be no answer. */
    private LineNoise.Source listen(Tries tries) throws LinkFailure {
        try {
            return noise.source(bus.line().noise());
        } catch (IOException e) {
            throw lost(e, tries);
        }
    }

    private static LinkFailure busy() {
        return new LinkFailure(Kind.BUSY, "the meter says that it is busy");
    }

    private static LinkFailure failure(TelegramRefused e) {
        return e.reject() == Reject.APPLICATION_ERROR
                ? new LinkFailure(Kind.ERROR_REPORT, e.detail())
                : new LinkFailure(Kind.BAD_ANSWER, e.reject() + ": " + e.detail());
    }

    private Tries.Weight weight(TelegramRefused e) {
        return switch (e.reject()) {
            case START, LENGTH, STOP, CHECKSUM, NOT_A_RESPONSE -> bus.weight();
            default -> Tries.Weight.SAID;
        };
    }

    private static String silence(MeterAddress meter, ChainReader reader) {
        return switch (meter) {
            case MeterAddress.Secondary(var wanted)
            when reader.isConfirmed() -> "the meter " + wanted + " confirms that it is selected and sends no data";
            case MeterAddress.Secondary(var wanted)
            when !wanted.isNumberOnly() -> "the meter does not answer to " + wanted.open() + lessNarrowly(wanted);
            case MeterAddress.Primary _, MeterAddress.Secondary _ -> "the meter does not answer";
        };
    }

    /** What else to try where nobody answers to a selection. */
    static String lessNarrowly(MeterId wanted) {
        return wanted.isNumberOnly()
                ? ""
                : "; some do only with maker, version and medium left open: " + wanted.ident();
    }

    private void prepareRetry(ChainReader reader, LinkFailure failure, Tries tries) throws LinkFailure {
        switch (failure.kind()) {
            // Time is what a busy meter needs.
            case BUSY -> drain(settings.drain(), tries);
            case ERROR_REPORT -> {
                reader.wantReset();
                drain(settings.gap(), tries);
            }
            // A late answer to this meter's own retry does no harm, so a short silence is enough.
            case SILENT, BAD_ANSWER, CONNECTION -> drain(settings.gap(), tries);
        }
    }

    /**
     * Finds meters. What is found is told at once, so nothing is lost however the search ends; it can be resumed where it ended. Takes the
     * bus for as long as it lasts, so it must not run within a polling round.
     */
    public SearchResult search(SearchRequest request, SearchListener listener) {
        return new BusSearch(bus, settings, request, listener).run();
    }

    /**
     * Looks whether the one meter that {@code meant} selects can be given the primary address {@code wanted}, and changes nothing.
     *
     * @throws LinkFailure there is not exactly one such meter, or another one has the address
     */
    public AddressPlan planAddress(MeterId meant, int wanted) throws LinkFailure {
        try {
            return new AddressSetting(bus, settings).plan(meant, wanted);
        } catch (IOException e) {
            throw lost(e, new Tries());
        }
    }

    /**
     * Does what was planned, if the bus is still as it was then. The only way in which this bridge changes anything in a meter; a repeat
     * finds that the meter has its address.
     *
     * @throws LinkFailure nothing was written, or the meter is not at its new address
     */
    public void setAddress(AddressPlan plan) throws LinkFailure {
        try {
            new AddressSetting(bus, settings).write(plan);
        } catch (IOException e) {
            throw lost(e, new Tries());
        }
    }

    /**
     * Waits for quiet after a failure. A gateway that was restarted, or that a mobile network has forgotten, swallows requests for a
     * quarter of an hour before the system notices; meters that all fall silent are the first sign of it, and a fresh connection the test.
     */
    private void settle(Tries tries, boolean isSilent) throws LinkFailure {
        var dropped = drain(settings.drain(), tries);
        silentReads = isSilent && dropped.length == 0 ? silentReads + 1 : 0;
        if (silentReads >= SILENT_READS) {
            silentReads = 0;
            bus.disconnect();
        }
    }

    private byte[] drain(Duration quiet, Tries tries) throws LinkFailure {
        try {
            return bus.line().drain(quiet);
        } catch (IOException e) {
            throw lost(e, tries);
        }
    }

    private void noteRest(Tries tries) {
        if (bus.hasBegun()) {
            tries.isInPieces();
        }
    }

    /** What is left on the line of a slow answer, or who hangs up on a broken one, does not hide what was found out before. */
    private LinkFailure lost(IOException e, Tries tries) {
        noteRest(tries);
        bus.disconnect();
        return tries.toldRatherThan(e);
    }

    static String reason(IOException e) {
        var message = e.getMessage();
        return message == null ? "the connection is gone" : message;
    }

    @Override
    public void close() {
        bus.close();
    }
}
