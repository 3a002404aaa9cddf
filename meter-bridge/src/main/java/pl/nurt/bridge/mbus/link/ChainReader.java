package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.TelegramRefused;

/** One readout of one meter; a further try goes on with what the one before has got, and what came of it is kept if no try gets all. */
final class ChainReader {
    private static final int CI_APPLICATION_RESET = 0x50;
    private static final int CI_FIRST_BAUD = 0xB8;

    private final BusLink bus;
    private final MeterAddress meter;
    private final ReadOptions options;
    private Chain chain;
    /** What an earlier try has got, where a later one had to start over. */
    private @Nullable Chain earlier;
    /** Whether two tries began with different meters. */
    private boolean isAmbiguous;

    private boolean resetWanted;
    /** Who is asked for: as addressed, or the same with the other top bit in its maker's code. */
    private @Nullable MeterId selected;

    private boolean hasTurned;

    /** @param isTurned whether the meter is known to answer only to the other top bit in its maker's code */
    ChainReader(BusLink bus, MeterAddress meter, ReadOptions options, boolean isTurned) {
        this.bus = bus;
        this.meter = meter;
        this.options = options;
        this.selected = meter instanceof MeterAddress.Secondary(var wanted)
                ? isTurned ? wanted.withOtherTopBit().orElse(wanted) : wanted
                : null;
        this.chain = new Chain(options.key(), selected);
        this.resetWanted = options.resetBefore();
        if (meter instanceof MeterAddress.Secondary || resetWanted) {
            bus.forget(meter.link());
        }
    }

    /** The next try begins with a reset of the application: some meters report an error until they are. */
    void wantReset() {
        resetWanted = true;
        bus.forget(meter.link());
    }

    /**
     * What the tries have got, where there will be no further one: a telegram in hand is not lost with what should have followed it.
     *
     * @param reason why nothing more came
     * @return empty if there is nothing that can be told as this meter's
     */
    Optional<Readout> inHand(String reason) {
        startOver();
        return isAmbiguous || earlier == null
                ? Optional.empty()
                : Optional.of(earlier.cutOff(reason))
                        .filter(readout -> !readout.main().status().busy());
    }

    /** Whether the meter has said in what is in hand that it is busy, so that nothing of it counts. */
    boolean isBusy() {
        return !isAmbiguous
                && earlier != null
                && earlier.readout().main().status().busy();
    }

    /** Whether anything came in a chain that is not at its end. */
    boolean hasBegun() {
        return !chain.isEmpty() || earlier != null;
    }

    /** How many telegrams of the answer are in hand, of this try or of an earlier one. */
    int taken() {
        return Math.max(chain.size(), earlier == null ? 0 : earlier.size());
    }

    /** Whether the meter has confirmed that it is selected. */
    boolean isConfirmed() {
        return meter instanceof MeterAddress.Secondary && bus.isReady(meter.link());
    }

    /** Whether a selection was sent and nobody has confirmed it. */
    boolean isUnselected() {
        return meter instanceof MeterAddress.Secondary && !bus.isReady(meter.link());
    }

    /**
     * Selects from now on with the other top bit in the maker's code, which three letters do not tell.
     *
     * @return false if that names nobody else, or was tried before
     */
    boolean turnTopBit() {
        var other = selected == null || hasTurned ? Optional.<MeterId>empty() : selected.withOtherTopBit();
        other.ifPresent(id -> {
            selected = id;
            hasTurned = true;
        });
        return other.isPresent();
    }

    /** Whether the meter is selected with another top bit than it is addressed by. */
    boolean isTurned() {
        return meter instanceof MeterAddress.Secondary(var wanted) && !wanted.equals(selected);
    }

    /** @param lastTry silence in answer to a reset is taken for a yes, as some meters do not confirm it */
    Readout read(boolean lastTry) throws IOException, TelegramRefused, MeterBusy {
        var baud = options.switchBaud();
        var readout = baud == null ? readChain(lastTry) : readAt(baud, lastTry);
        if (readout.main().status().busy()) {
            bus.forget(meter.link());
            throw new MeterBusy();
        }
        // What an earlier try has got is not lost because the meter breaks off sooner and calls that all.
        return readout.hasRegister() || isAmbiguous || earlier == null || !earlier.hasRegister() || isOther(readout)
                ? readout
                : earlier.cutOff("a later answer says less");
    }

    private boolean isOther(Readout readout) {
        return earlier != null && !Chain.isSame(earlier.meter(), readout.main().meter());
    }

    /** After a broken frame the same FCB makes the meter repeat what got lost. */
    private Readout readChain(boolean lastTry) throws IOException, TelegramRefused, MeterBusy {
        var address = meter.link();
        if (!bus.isReady(address)) {
            begin(lastTry);
        }
        do {
            var frame = bus.requestData(address);
            try {
                chain.add(frame);
            } catch (TelegramRefused | MeterBusy e) {
                // The link layer was satisfied and has moved on: only a fresh start gets at this telegram again.
                bus.forget(address);
                throw e;
            }
        } while (chain.wantsMore());
        if (chain.isCutShort()) {
            bus.forget(address);
        }
        return chain.readout();
    }

    private void begin(boolean silenceIsFine) throws IOException, TelegramRefused {
        startOver();
        switch (meter) {
            case MeterAddress.Primary(var primary) -> reset(primary, silenceIsFine);
            case MeterAddress.Secondary(var wanted) -> bus.select((selected == null ? wanted : selected).selection());
        }
        if (resetWanted) {
            try {
                bus.command(meter.link(), CI_APPLICATION_RESET);
            } catch (LineTimeout e) {
                // Not every meter knows this; the data will show whether it mattered.
            }
        }
    }

    /** What a line brings by itself is no confirmation, and keeps nobody from asking for data. */
    private void reset(int primary, boolean silenceIsFine) throws IOException, TelegramRefused {
        try {
            bus.reset(primary, silenceIsFine);
        } catch (TelegramRefused e) {
            if (!silenceIsFine || bus.line().noise().length == 0 || bus.hasLostTopBit()) {
                throw e;
            }
            bus.assumeReset(primary);
        }
    }

    private void startOver() {
        if (!chain.isEmpty()) {
            isAmbiguous |= earlier != null && !Chain.isSame(earlier.meter(), chain.meter());
            earlier = earlier != null && earlier.isFullerThan(chain) ? earlier : chain;
        }
        chain = new Chain(options.key(), selected);
    }

    /**
     * Switches the meter, follows, and goes back to the line's speed whatever happens. A meter that does not answer may have kept the
     * other speed from the last time, so it is asked there too before it is asked at the line's speed again.
     */
    private Readout readAt(int baud, boolean lastTry) throws IOException, TelegramRefused, MeterBusy {
        bus.forget(meter.link());
        try {
            begin(false);
            command(baud);
        } catch (LineTimeout | TelegramRefused e) {
            bus.line().drain(bus.settings().gap());
        }
        var usual = bus.baud();
        bus.setBaud(baud);
        try {
            bus.forget(meter.link());
            return readChain(lastTry);
        } catch (LineTimeout | TelegramRefused e) {
            bus.line().drain(bus.settings().gap());
        } finally {
            switchBack(usual);
        }
        return readChain(lastTry);
    }

    private void switchBack(int usual) throws IOException {
        try {
            command(usual);
        } catch (LineTimeout | TelegramRefused e) {
            // By itself a meter goes back when it hears nothing for some minutes.
            bus.line().drain(bus.settings().gap());
        }
        bus.setBaud(usual);
        bus.forget(meter.link());
    }

    private void command(int baud) throws IOException, TelegramRefused {
        bus.command(meter.link(), CI_FIRST_BAUD + ReadOptions.BAUDS.indexOf(baud));
    }
}
