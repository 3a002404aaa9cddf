package pl.nurt.billing.settlement;

import java.util.List;

/** What comes of asking for a bill of today. */
public sealed interface SettlementAnswer {
    /** It would come to this; nothing is issued. */
    record Offered(SettlementOffer offer) implements SettlementAnswer {}

    /** Nothing may be issued now. @param stops at least one */
    record Stopped(List<SettlementStop> stops) implements SettlementAnswer {
        public Stopped {
            stops = List.copyOf(stops);
        }
    }
}
