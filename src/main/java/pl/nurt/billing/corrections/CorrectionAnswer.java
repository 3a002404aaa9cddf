package pl.nurt.billing.corrections;

import java.util.List;

/** What comes of asking for a correction. */
public sealed interface CorrectionAnswer {
    /** It would be this; nothing is issued. */
    record Offered(CorrectionOffer offer) implements CorrectionAnswer {}

    /** Nothing can be corrected so now. @param stops at least one */
    record Stopped(List<CorrectionStop> stops) implements CorrectionAnswer {
        public Stopped {
            stops = List.copyOf(stops);
        }
    }
}
