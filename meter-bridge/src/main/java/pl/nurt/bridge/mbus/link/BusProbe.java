package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.TelegramRefused;

/**
 * Asks "is there anybody?" and leaves the bus quiet. Several meters show as a broken frame, as several answers one after the other, as
 * noise, or as an acknowledgement after which no data come.
 */
final class BusProbe {
    /** Of CI 72: identification, access number, status, configuration word. */
    private static final int HEADER = 12;

    private static final int HEADER_WITHOUT_CONFIGURATION = 10;

    private static final int ENOUGH = 2;
    private static final int MORE_LOOKS = 2;

    /** On a line on which noise was seen to pass. */
    private static final int MANY_LOOKS = 5;

    /** One question to the bus. */
    private interface Look {
        ProbeResult now() throws IOException;
    }

    private final BusLink bus;
    private final LinkSettings settings;
    private final LineNoise noise;
    /** Whether the last look brought noise and no frame at all. */
    private boolean onlyNoise;

    private boolean isFirstLook;
    private boolean hasPassed;
    /** Whether an answer has begun and broken off since a meter was heard. */
    private boolean hasBegun;

    BusProbe(BusLink bus, LinkSettings settings) {
        this.bus = bus;
        this.settings = settings;
        this.noise = new LineNoise(bus, settings);
    }

    /** Whoever matches {@code wanted}. */
    ProbeResult selected(Selection wanted) throws IOException {
        return surely(() -> look(wanted));
    }

    /** Whoever has this primary address. */
    ProbeResult addressed(int primary) throws IOException {
        return surely(() -> look(primary));
    }

    /** Noise that comes now and then is no answer: whoever is there answers each time. Two silences outweigh it. */
    private ProbeResult surely(Look look) throws IOException {
        isFirstLook = true;
        var result = look.now();
        isFirstLook = false;
        if (!onlyNoise) {
            noise.isClear();
            return result;
        }
        var silences = 0;
        for (var looks = 0; !noise.isAtFault() && looks < (hasPassed ? MANY_LOOKS : MORE_LOOKS); looks++) {
            var again = look.now();
            if (again instanceof ProbeResult.Silent) {
                hasPassed = true;
                silences++;
            } else if (!onlyNoise) {
                return again;
            }
            if (silences == ENOUGH) {
                noise.isClear();
                return again;
            }
        }
        return result;
    }

    private ProbeResult look(Selection wanted) throws IOException {
        onlyNoise = false;
        try {
            bus.select(wanted.bytes());
            return data(MeterAddress.SELECTED, wanted);
        } catch (LineTimeout e) {
            return silent(bus.isReady(MeterAddress.SELECTED));
        } catch (TelegramRefused e) {
            return unclear(e, bus.isReady(MeterAddress.SELECTED));
        }
    }

    private ProbeResult look(int primary) throws IOException {
        onlyNoise = false;
        var confirmed = false;
        try {
            confirmed = reset(primary);
            return data(primary, Selection.ANYBODY);
        } catch (LineTimeout e) {
            return silent(confirmed);
        } catch (TelegramRefused e) {
            return unclear(e, confirmed);
        } finally {
            // A later read shall start afresh.
            bus.forget(primary);
        }
    }

    /** Some meters do not confirm a reset and answer all the same. */
    private boolean reset(int primary) throws IOException, TelegramRefused {
        try {
            return bus.reset(primary, true);
        } catch (TelegramRefused e) {
            var came = bus.line().noise();
            if (!isOfLine(came)) {
                onlyNoise = came.length > 0;
                throw e;
            }
            bus.assumeReset(primary);
            return false;
        }
    }

    /** An acknowledgement after which no data come is that of several. */
    private static ProbeResult silent(boolean confirmed) {
        return confirmed ? new ProbeResult.Several() : new ProbeResult.Silent();
    }

    private ProbeResult unclear(TelegramRefused e, boolean confirmed) throws IOException {
        var came = bus.line().noise();
        if (!onlyNoise && isOfLine(came)) {
            return silent(confirmed);
        }
        onlyNoise |= !confirmed && came.length > 0;
        if (!bus.line().hasStopped()) {
            return several();
        }
        awaitRest();
        return new ProbeResult.Several(e.detail());
    }

    /** What still comes of an answer in pieces is no answer to the next question. */
    private void awaitRest() throws IOException {
        try {
            bus.line().drain(settings.drain());
            hasBegun |= bus.hasBegun();
        } catch (NeverSilent e) {
            hasBegun |= bus.hasBegun();
            if (!hasBegun) {
                throw e;
            }
            bus.disconnect();
        }
    }

    /** The line is listened to only where noise comes a second time. */
    private boolean isOfLine(byte[] came) throws IOException {
        return isFirstLook ? noise.isKnown(came) : noise.isAll(came);
    }

    /** Whether something comes although no meter is asked, and comes again once the line was quiet. */
    boolean isLineAtFault() throws IOException {
        for (var n = 0; n < 2; n++) {
            bus.connect();
            try {
                bus.line().drain(settings.drain());
                bus.reset(MeterAddress.NOBODY, false);
            } catch (LineTimeout silence) {
                return false;
            } catch (NeverSilent e) {
                if (!hasBegun) {
                    throw e;
                }
                bus.disconnect();
                return false;
            } catch (TelegramRefused e) {
                if (isRestOfAnswer() || noise.isAll(bus.line().noise())) {
                    return false;
                }
                // As is an acknowledgement: whoever gives it was not asked.
            }
        }
        return true;
    }

    /** Whether what came last may still be of an answer that a slow link hands out in pieces: noise would begin as that did. */
    private boolean isRestOfAnswer() throws IOException {
        return hasBegun && bus.line().noise().length > 0;
    }

    private ProbeResult data(int address, Selection wanted) throws IOException, TelegramRefused {
        if (!isQuiet()) {
            return several();
        }
        var frame = bus.requestData(address);
        if (!isQuiet()) {
            return several();
        }
        var primary =
                address != MeterAddress.SELECTED || MeterAddress.isGiven(frame.address()) ? frame.address() : null;
        var chain = new Chain(null, null);
        @Nullable MeterId meter;
        try {
            chain.add(frame);
            meter = chain.meter();
        } catch (TelegramRefused | MeterBusy e) {
            meter = name(frame);
        }
        hasBegun = false;
        if (meter == null) {
            return new ProbeResult.Nameless(primary);
        }
        if (!wanted.covers(meter)) {
            // Whoever answers without being meant does so beside the one that is.
            return new ProbeResult.Several();
        }
        return new ProbeResult.One(new FoundMeter(meter, primary, index(address, chain)));
    }

    /** The register, if the meter tells it; a meter whose further telegrams fail is found all the same. */
    private @Nullable BigDecimal index(int address, Chain chain) throws IOException {
        if (chain.isEmpty()) {
            return null;
        }
        try {
            while (chain.register().entry() == null && chain.wantsMore()) {
                chain.add(bus.requestData(address));
            }
        } catch (LineTimeout | TelegramRefused | MeterBusy e) {
            bus.line().drain(settings.gap());
        }
        return chain.register().index().orElse(null);
    }

    /** Who answers, where its records cannot be read, because they are encrypted for example: the header alone says it. */
    private static @Nullable MeterId name(Frame.Long frame) {
        if (frame.data().length < HEADER) {
            return null;
        }
        var header = Arrays.copyOf(Arrays.copyOf(frame.data(), HEADER_WITHOUT_CONFIGURATION), HEADER);
        try {
            return Telegram.parse(new Frame.Long(frame.control(), frame.address(), frame.ci(), header))
                    .meter();
        } catch (TelegramRefused e) {
            return null;
        }
    }

    private boolean isQuiet() throws IOException {
        return bus.line().staysSilent(settings.gap());
    }

    private ProbeResult several() throws IOException {
        bus.line().drain(settings.gap());
        return new ProbeResult.Several();
    }
}
