package pl.nurt.bridge.mbus.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MainRegister;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.MeterKey;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.TelegramRefused;

/** The telegrams of one readout, as they come in. */
final class Chain {
    /** A meter that always announces more would hold the bus for ever. */
    private static final int LONGEST = 16;

    private static final int CI_ERROR = 0x70;
    private static final int BUSY = 8;

    private final @Nullable MeterKey key;
    private final @Nullable MeterId selected;
    private final List<Telegram> telegrams = new ArrayList<>();
    private final List<Frame.Long> frames = new ArrayList<>();

    /** @param selected who was selected for the readout; null if it was not by a selection */
    Chain(@Nullable MeterKey key, @Nullable MeterId selected) {
        this.key = key;
        this.selected = selected;
    }

    void clear() {
        telegrams.clear();
        frames.clear();
    }

    void add(Frame.Long frame) throws TelegramRefused, MeterBusy {
        if (frame.ci() == CI_ERROR && frame.data().length > 0 && frame.data()[0] == BUSY) {
            throw new MeterBusy();
        }
        var telegram = Telegram.parse(frame, key, selected);
        if (!telegrams.isEmpty() && !Objects.equals(telegrams.getFirst().meter(), telegram.meter())) {
            throw new TelegramRefused(Reject.NOT_A_RESPONSE, "another meter continues the answer");
        }
        frames.add(frame);
        telegrams.add(telegram);
    }

    boolean isEmpty() {
        return telegrams.isEmpty();
    }

    boolean wantsMore() {
        return telegrams.getLast().moreRecordsFollow() && telegrams.size() < LONGEST;
    }

    /** Whether the meter has, or may have, more to say than it was asked for. */
    boolean isCutShort() {
        return telegrams.getLast().moreRecordsFollow() || telegrams.getLast().undecoded() != null;
    }

    Readout readout() {
        var main = MainRegister.of(telegrams).telegram();
        return new Readout(telegrams, frames.get(main).encode());
    }
}
