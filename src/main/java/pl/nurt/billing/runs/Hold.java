package pl.nurt.billing.runs;

import java.util.List;

/** Why a person must look at a contract. @param facts meters, indexes, days: what the reason's text has places for */
public record Hold(HoldReason reason, List<String> facts) {
    public Hold {
        facts = List.copyOf(facts);
    }

    public static Hold of(HoldReason reason, String... facts) {
        return new Hold(reason, List.of(facts));
    }
}
