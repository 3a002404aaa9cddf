package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.Arrays;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.TelegramRefused;

/**
 * What a line brings by itself after each request, also where no meter is asked: an adapter may add a byte when it turns the line round. Where
 * nothing else comes, nobody has answered.
 */
final class LineNoise {
    static final String WORDS = "something comes also where no meter is asked";
    static final String ONLY = "START: only noise came";

    /** Where noise comes from. */
    enum Source {
        /** Perhaps from a meter, or several. */
        SOMEBODY,
        /** The line adds it, and meters can be heard beside it. */
        LINE,
        /** The line, which brings nothing else. */
        LINE_AT_FAULT
    }

    private static final byte[] NOTHING = {};
    private static final byte[] SOMEBODY = {(byte) Frame.ACK};

    private final BusLink bus;
    private final LinkSettings settings;
    /** What comes each time, as far as it is known; empty if nothing does. */
    private byte[] own = NOTHING;

    private boolean atFault;

    LineNoise(BusLink bus, LinkSettings settings) {
        this.bus = bus;
        this.settings = settings;
    }

    /**
     * Whether what {@code came} instead of a frame is the line's own, so that it is no answer. Listens to the line if that is not known.
     */
    boolean isAll(byte[] came) throws IOException {
        if (came.length > 0 && !isKnown(came)) {
            listen();
        }
        return isKnown(came);
    }

    /** Where what {@code came} instead of a frame comes from; as {@link #isAll}. */
    Source source(byte[] came) throws IOException {
        if (isAll(came)) {
            return Source.LINE;
        }
        return atFault && came.length > 0 && Arrays.equals(came, own) ? Source.LINE_AT_FAULT : Source.SOMEBODY;
    }

    /** As {@link #isAll}, as far as that is known without listening. */
    boolean isKnown(byte[] came) {
        return came.length > 0 && !atFault && Arrays.equals(came, own);
    }

    /** Whether a line that was listened to brings nothing but its own noise, whoever is asked. */
    boolean isAtFault() {
        return atFault;
    }

    /** Something else than noise has come, or nothing. */
    void isClear() {
        atFault = false;
    }

    /** Nobody has the one address, and everybody answers to the other. */
    private void listen() throws IOException {
        var first = answer(MeterAddress.NOBODY);
        var isOwn = first.length > 0
                && !Arrays.equals(first, SOMEBODY)
                && Arrays.equals(first, answer(MeterAddress.NOBODY));
        own = isOwn ? first : NOTHING;
        // What did not come before is not what an adapter always adds; and somebody must be heard beside it.
        atFault = isOwn
                && (bus.line().hasBeenSilent()
                        || !bus.line().hasHeard() && Arrays.equals(own, answer(MeterAddress.EVERYONE)));
        // Everybody was reset.
        bus.forgetAll();
    }

    private byte[] answer(int address) throws IOException {
        bus.line().drain(settings.gap());
        try {
            bus.reset(address, false);
            return SOMEBODY;
        } catch (LineTimeout silence) {
            return NOTHING;
        } catch (TelegramRefused unclear) {
            var noise = bus.line().noise();
            return noise.length == 0 ? SOMEBODY : noise;
        }
    }
}
