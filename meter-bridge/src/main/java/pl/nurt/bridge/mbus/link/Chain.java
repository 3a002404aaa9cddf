package pl.nurt.bridge.mbus.link;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MainRegister;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.MeterKey;
import pl.nurt.bridge.mbus.RawBytes;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.TelegramRefused;

/** The telegrams of one readout, as they come in. */
final class Chain {
    /** A meter that always has something new to say would hold the bus for ever. */
    private static final int LONGEST = 16;
    /** As long as it has not told its register: that of a meter which sends years of the past before it is worth the time. */
    private static final int LONGEST_WITHOUT_REGISTER = 64;

    private static final int CI_ERROR = 0x70;
    private static final int BUSY = 8;

    private final @Nullable MeterKey key;
    private final @Nullable MeterId selected;
    private final List<Telegram> telegrams = new ArrayList<>();
    private final List<Frame.Long> frames = new ArrayList<>();
    /** How often in a row the meter said again what it had said, whatever it announced. */
    private int repeats;

    private @Nullable MissingPart missing;

    /** @param selected who was selected for the readout; null if it was not by a selection */
    Chain(@Nullable MeterKey key, @Nullable MeterId selected) {
        this.key = key;
        this.selected = selected;
    }

    void add(Frame.Long frame) throws TelegramRefused, MeterBusy {
        if (frame.ci() == CI_ERROR && frame.data().length > 0 && frame.data()[0] == BUSY) {
            throw new MeterBusy();
        }
        try {
            take(frame, Telegram.parse(frame, key, selected));
        } catch (TelegramRefused e) {
            if (isEmpty() || e.reject() != Reject.UNSUPPORTED_CI) {
                throw e;
            }
            // A maker's own telegram is sound and says the same however often it is asked for.
            missing = new MissingPart(telegrams.size() + 1, e.detail(), RawBytes.ofContent(frame));
        }
    }

    private void take(Frame.Long frame, Telegram telegram) throws TelegramRefused {
        if (!isEmpty() && !isSame(meter(), telegram.meter())) {
            throw new TelegramRefused(Reject.NOT_A_RESPONSE, "another meter continues the answer");
        }
        if (telegrams.stream().anyMatch(telegram::repeats)) {
            repeats++;
            return;
        }
        repeats = 0;
        frames.add(frame);
        telegrams.add(telegram);
        var most = hasRegister() ? LONGEST : LONGEST_WITHOUT_REGISTER;
        if (telegram.moreRecordsFollow() && telegrams.size() >= most) {
            missing = new MissingPart(telegrams.size() + 1, "at most " + telegrams.size() + " are asked for", null);
        }
    }

    /** Whether both name one meter, be it with or without the top bit in the maker's code, or neither names any. */
    static boolean isSame(@Nullable MeterId one, @Nullable MeterId other) {
        return one == null ? other == null : other != null && one.matches(other) && other.matches(one);
    }

    /** Whether this tells more than {@code other}: the register, or as much of it in more telegrams. */
    boolean isFullerThan(Chain other) {
        return hasRegister() == other.hasRegister() ? telegrams.size() > other.telegrams.size() : hasRegister();
    }

    boolean hasRegister() {
        return !isEmpty() && register().entry() != null;
    }

    int size() {
        return telegrams.size();
    }

    boolean isEmpty() {
        return telegrams.isEmpty();
    }

    /** Who answers; null if it does not say. */
    @Nullable
    MeterId meter() {
        return telegrams.getFirst().meter();
    }

    boolean wantsMore() {
        return missing == null && telegrams.getLast().moreRecordsFollow() && !hasSaidAll();
    }

    /** Without a register a repeat may be a late answer that came twice, so only the second one says that nothing new comes. */
    private boolean hasSaidAll() {
        return repeats > 1 || repeats == 1 && MainRegister.of(telegrams, false).entry() != null;
    }

    /** Whether the meter has, or may have, more to say than it was asked for. */
    boolean isCutShort() {
        return telegrams.getLast().moreRecordsFollow() || telegrams.getLast().undecoded() != null;
    }

    /** As far as the telegrams that came tell it. */
    MainRegister register() {
        return MainRegister.of(telegrams, missing == null && !wantsMore());
    }

    Readout readout() {
        return wantsMore() ? cutOff("it was not asked for") : readout(missing);
    }

    /** What has come so far, where nothing more will come for {@code reason}. */
    Readout cutOff(String reason) {
        return readout(missing != null ? missing : new MissingPart(telegrams.size() + 1, reason, null));
    }

    private Readout readout(@Nullable MissingPart gap) {
        var main = MainRegister.of(telegrams, gap == null).telegram();
        return new Readout(telegrams, frames.get(main).encode(), gap);
    }
}
