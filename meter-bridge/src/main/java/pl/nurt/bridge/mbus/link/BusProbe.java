package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.TelegramRefused;

/**
 * Asks "is there anybody?" and leaves the bus quiet. Several meters show as a broken frame, as several answers one after the other, as
 * noise, or as an acknowledgement after which no data come.
 */
final class BusProbe {
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
        var primary = MeterAddress.namesOneMeter(frame.address()) ? frame.address() : null;
        var chain = new Chain();
        try {
            chain.add(frame);
        } catch (TelegramRefused e) {
            return new ProbeResult.Nameless(primary);
        }
        var meter = chain.readout().main().meter();
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
        try {
            while (chain.readout().main().mainRecord().isEmpty() && chain.wantsMore()) {
                chain.add(bus.requestData(address));
            }
        } catch (LineTimeout | TelegramRefused e) {
            bus.line().drain(settings.gap());
        }
        return chain.readout().main().mainIndex().orElse(null);
    }

    private boolean isQuiet() throws IOException {
        return bus.line().staysSilent(settings.gap());
    }

    private ProbeResult several() throws IOException {
        bus.line().drain(settings.gap());
        return new ProbeResult.Several();
    }
}
