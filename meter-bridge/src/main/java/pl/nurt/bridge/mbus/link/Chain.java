package pl.nurt.bridge.mbus.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.TelegramRefused;

/** The telegrams of one readout, as they come in. */
final class Chain {
    /** A meter that always announces more would hold the bus for ever. */
    private static final int LONGEST = 16;

    private final List<Telegram> telegrams = new ArrayList<>();
    private byte[] raw = new byte[0];
    private boolean registerSeen;

    void clear() {
        telegrams.clear();
        registerSeen = false;
    }

    void add(Frame.Long frame) throws TelegramRefused {
        var telegram = Telegram.parse(frame);
        if (!telegrams.isEmpty() && !Objects.equals(telegrams.getFirst().meter(), telegram.meter())) {
            throw new TelegramRefused(Reject.NOT_A_RESPONSE, "another meter continues the answer");
        }
        var holdsRegister = telegram.mainRecord().isPresent();
        if (telegrams.isEmpty() || (holdsRegister && !registerSeen)) {
            raw = frame.encode();
        }
        registerSeen |= holdsRegister;
        telegrams.add(telegram);
    }

    boolean wantsMore() {
        return telegrams.getLast().moreRecordsFollow() && telegrams.size() < LONGEST;
    }

    boolean isCutShort() {
        return telegrams.getLast().moreRecordsFollow();
    }

    Readout readout() {
        return new Readout(telegrams, raw);
    }
}
