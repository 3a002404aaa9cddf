package pl.nurt.bridge.mbus.link;

import pl.nurt.bridge.mbus.MeterId;

/** How a meter is addressed on its bus. */
public sealed interface MeterAddress {
    /** The address behind which the one selected meter answers. */
    int SELECTED = 253;

    /** Address 1–250. */
    record Primary(int address) implements MeterAddress {
        public Primary {
            if (address < 1 || address > 250) {
                throw new IllegalArgumentException("a primary address is 1 to 250");
            }
        }
    }

    /** Selected by identification; what the identification leaves open matches any meter. */
    record Secondary(MeterId meter) implements MeterAddress {}

    /** The link address of requests for data. */
    default int link() {
        return switch (this) {
            case Primary(var address) -> address;
            case Secondary ignored -> SELECTED;
        };
    }
}
