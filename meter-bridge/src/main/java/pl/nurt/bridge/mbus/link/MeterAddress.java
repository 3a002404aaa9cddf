package pl.nurt.bridge.mbus.link;

import pl.nurt.bridge.mbus.MeterId;

/** How a meter is addressed on its bus. */
public sealed interface MeterAddress {
    /** The highest address that one meter can have for itself. */
    int HIGHEST = 250;

    /** The address behind which the one selected meter answers. */
    int SELECTED = 253;

    /** The address to which every meter answers: of use where there is but one. */
    int EVERYONE = 254;

    /** An address that the standard reserves: no meter has it. */
    int NOBODY = 252;

    /** Address 1–250, 0 of a meter that was given none, or {@link #EVERYONE}. */
    record Primary(int address) implements MeterAddress {
        public Primary {
            if (address != EVERYONE && !namesOneMeter(address)) {
                throw new IllegalArgumentException("a primary address is 0 to 250, or 254");
            }
        }
    }

    /** Selected by identification; what the identification leaves open matches any meter. */
    record Secondary(MeterId meter) implements MeterAddress {
        /** Whether {@code other} is among those that this selects; nibble F of the number matches any digit. */
        public boolean covers(MeterId other) {
            return Selection.of(meter).covers(other);
        }

        /** As {@link #covers}; the top bit of a maker's code makes no other meter. */
        public boolean means(MeterId other) {
            return covers(other) || other.withOtherTopBit().filter(this::covers).isPresent();
        }
    }

    /** Whether the answer to this link address must carry it too. */
    static boolean namesOneMeter(int address) {
        return address >= 0 && address <= HIGHEST;
    }

    /** Whether somebody has given a meter this address. */
    static boolean isGiven(int address) {
        return address != 0 && namesOneMeter(address);
    }

    /** The link address of requests for data. */
    default int link() {
        return switch (this) {
            case Primary(var address) -> address;
            case Secondary ignored -> SELECTED;
        };
    }
}
