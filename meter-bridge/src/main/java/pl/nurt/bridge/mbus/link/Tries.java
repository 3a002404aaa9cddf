package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.link.LinkFailure.Kind;

/**
 * What the tries of one readout have come to. Of several failures the one is told that says most about its cause: what a later try meets may
 * be no more than what an earlier one has left on the line.
 */
final class Tries {
    /** How much a failure says, from the one that says least. */
    enum Weight {
        /** Nothing came, or nothing but noise. */
        SILENCE,
        /** A selection was confirmed, and no data came. */
        CONFIRMED,
        /** What may have been the beginning of a frame, or noise. */
        UNCLEAR,
        /** The same comes where no meter is asked. */
        LINE,
        /** A frame that is not sound, or not what was asked for. */
        BROKEN,
        /** A frame that began and was given up for a setting. */
        STOPPED,
        /** A sound frame: the meter has said it itself. */
        SAID;

        /** Whether a later failure of this weight says more than an earlier one: it comes after what was done about that. */
        private boolean isLastTold() {
            return this != UNCLEAR && this != BROKEN && this != STOPPED;
        }
    }

    private @Nullable LinkFailure told;
    private Weight weight = Weight.SILENCE;
    /** How many telegrams were in hand. */
    private int taken;

    /** @param telegrams how many were in hand by then: what hinders the next one is told, whatever hindered those before it */
    void add(LinkFailure failure, Weight itsWeight, int telegrams) {
        var order = itsWeight.compareTo(weight);
        if (told == null
                || telegrams > taken
                || telegrams == taken && (order > 0 || order == 0 && itsWeight.isLastTold())) {
            told = failure;
            weight = itsWeight;
            taken = telegrams;
        }
    }

    /** What may have been the beginning of a frame was one: its rest has come. */
    void isInPieces() {
        weight = weight == Weight.UNCLEAR ? Weight.STOPPED : weight;
    }

    /** The failure to be told; the last one if none is known to say more. */
    LinkFailure toldRatherThan(LinkFailure last) {
        return told == null ? last : told;
    }

    /** What is told where the connection is of no more use after these tries: that, unless they have found out more. */
    LinkFailure toldRatherThan(IOException lost) {
        return told != null && weight.compareTo(Weight.STOPPED) >= 0
                ? told
                : new LinkFailure(Kind.CONNECTION, MBusMaster.reason(lost));
    }
}
