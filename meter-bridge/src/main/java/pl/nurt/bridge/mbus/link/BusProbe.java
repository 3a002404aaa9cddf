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

    private final BusLink bus;
    private final LinkSettings settings;

    BusProbe(BusLink bus, LinkSettings settings) {
        this.bus = bus;
        this.settings = settings;
    }

    /** Whoever matches {@code wanted}. */
    ProbeResult selected(Selection wanted) throws IOException {
        try {
            bus.select(wanted.bytes());
            return data(MeterAddress.SELECTED, wanted);
        } catch (LineTimeout e) {
            return bus.isReady(MeterAddress.SELECTED) ? new ProbeResult.Several() : new ProbeResult.Silent();
        } catch (TelegramRefused e) {
            return several();
        }
    }

    /** Whether something comes although no meter is asked, and comes again once the line was quiet. */
    boolean isLineAtFault() throws IOException {
        for (var n = 0; n < 2; n++) {
            try {
                bus.line().drain(settings.drain());
                bus.reset(MeterAddress.NOBODY, false);
            } catch (LineTimeout silence) {
                return false;
            } catch (TelegramRefused noise) {
                // As is an acknowledgement: whoever gives it was not asked.
            }
        }
        return true;
    }

    /** Whoever has this primary address. */
    ProbeResult addressed(int primary) throws IOException {
        var confirmed = false;
        try {
            // Some meters do not confirm a reset and answer all the same.
            confirmed = bus.reset(primary, true);
            return data(primary, Selection.ANYBODY);
        } catch (LineTimeout e) {
            return confirmed ? new ProbeResult.Several() : new ProbeResult.Silent();
        } catch (TelegramRefused e) {
            return several();
        } finally {
            // A later read shall start afresh.
            bus.forget(primary);
        }
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
